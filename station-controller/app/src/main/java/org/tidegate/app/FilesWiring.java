package org.tidegate.app;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import org.tidegate.app.configuration.ProgramVersion;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.StationConfiguration.Hardware.Driver;
import org.tidegate.app.files.Background;
import org.tidegate.app.files.FileTransfers;
import org.tidegate.app.files.HookInstaller;
import org.tidegate.app.files.LogFiles;
import org.tidegate.app.files.NoInstaller;
import org.tidegate.app.files.PemFiles;
import org.tidegate.app.files.RecentLines;
import org.tidegate.app.files.SimulatedInstaller;
import org.tidegate.app.files.WorkFolder;
import org.tidegate.domain.port.FirmwareInstaller;
import org.tidegate.domain.port.StationFiles;
import org.tidegate.domain.port.StationLoop;

/** Makes what firmware updates and log uploads need. Used by one thread. */
final class FilesWiring {
  private final StationConfiguration configuration;
  private final StationLoop loop;
  private final Background background;
  private final WorkFolder folder;

  private final Supplier<List<X509Certificate>> centralSystem;

  /**
   * Keeps files in a folder of the storage.
   *
   * @param centralSystem whom the station trusts for its central system: the same vouch for where files are (N01.FR.15);
   *     asked for at each transfer, on any thread
   */
  FilesWiring(StationConfiguration configuration, StationLoop loop, Background background,
      Supplier<List<X509Certificate>> centralSystem) {
    this.configuration = configuration;
    this.centralSystem = centralSystem;
    this.loop = loop;
    this.background = background;
    this.folder = WorkFolder.in(configuration.storage().resolve("files"));
  }

  /**
   * All of it.
   *
   * @param newFirmware starts the program again, on the loop
   */
  StationFiles files(Runnable newFirmware) {
    var firmware = configuration.files().firmware();
    var transfers = configuration.files().transfers();
    var roots = PemFiles.certificates(firmware.roots());
    var transfer = new FileTransfers(loop, background, folder,
        new FileTransfers.Limits(transfers.mostBytes(), transfers.longest()),
        new FileTransfers.Trust(() -> PemFiles.trustAlso(centralSystem.get()), transfers.knownHosts()));
    return new StationFiles(transfer, installer(newFirmware), () -> roots, firmware.allowsUnsigned(),
        new LogFiles(background, folder, RecentLines.ofThisProcess()));
  }

  private FirmwareInstaller installer(Runnable newFirmware) {
    var firmware = configuration.files().firmware();
    if (firmware.hook().isPresent()) {
      return new HookInstaller(background, folder,
          new HookInstaller.Hook(firmware.hook().get(), firmware.hookLongest(), ProgramVersion.text()), newFirmware);
    }
    return configuration.hardware().driver() == Driver.SIMULATED
        ? new SimulatedInstaller(background, folder, newFirmware)
        : new NoInstaller(background, folder);
  }
}
