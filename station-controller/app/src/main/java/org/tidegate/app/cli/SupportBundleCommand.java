package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.support.BundleParts;
import org.tidegate.app.support.SupportBundle;

/** Collects what somebody needs to find out what is wrong with a station. */
final class SupportBundleCommand implements Command {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
      .withZone(ZoneOffset.UTC);
  private static final Option OUTPUT = CommandOption.of("output", "FILE",
      "The zip, which must not be there yet; without it tidegate-support-<time>.zip.");
  static final Option LOG = CommandOption.of("log", "FILE",
      "A log file whose end is to be in it too; may be given several times.");

  @Override
  public String summary() {
    return "Collects versions, configuration, logs and states of a station in a zip, without secrets and without who "
        + "its drivers are.";
  }

  @Override
  public String details() {
    return "The station may be running, or unable to.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, OUTPUT, LOG);
  }

  @Override
  public int execute(Given given, Output output) throws IOException {
    var clock = Clock.systemUTC();
    var file = given.path(OUTPUT)
        .orElseGet(() -> Path.of("tidegate-support-" + STAMP.format(clock.instant()) + ".zip"));
    var configuration = ConfigurationOptions.of(given);
    var parts = new BundleParts(configuration.file(), configuration::read, folder(StorageOptions.of(given)),
        given.paths(LOG), BundleParts.journalOfService(), clock);
    var secrets = parts.secrets();
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      throw new UsageRefused(file + " is there already: name another file");
    }
    try (var out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      new SupportBundle(secrets).write(parts.parts(), out);
    } catch (IOException full) {
      Files.deleteIfExists(file);
      throw new StorageRefused(file + " can't be written: " + full.getMessage(), full);
    }
    output.out().println(file + ": look into it before it leaves your hands");
    return ExitCode.OK;
  }

  /** A configuration with mistakes names no folder that could be trusted; the usual one is looked at then. */
  private static Path folder(StorageOptions storage) {
    try {
      return storage.folder();
    } catch (ConfigurationRefused _) {
      return Path.of("/var/lib/tidegate");
    }
  }
}
