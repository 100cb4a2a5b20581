package org.tidegate.app.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tidegate.app.configuration.FilesConfiguration.Firmware;
import org.tidegate.app.configuration.FilesConfiguration.Transfers;

/** Reads how firmware and files are dealt with. Used by one thread, once. */
final class FilesReader {
  private static final int MOST_MEGABYTES = 16_384;
  private static final int USUAL_MEGABYTES = 2_048;
  private static final int DAY_MINUTES = 1_440;

  private final Path folder;

  /** Files are named from the folder of the configuration file. */
  FilesReader(Path configurationFile) {
    this.folder = Optional.ofNullable(configurationFile.toAbsolutePath().getParent()).orElse(Path.of(""));
  }

  FilesConfiguration read(Section firmware, Section files) {
    var read = new FilesConfiguration(
        new Firmware(hook(firmware), minutes(firmware, "install-minutes", 30),
            firmware.flag("unsigned").orElse(false), file(firmware, "manufacturer-root-file")),
        new Transfers(1_000_000L * files.integer("largest-megabytes", 1, MOST_MEGABYTES).orElse(USUAL_MEGABYTES),
            minutes(files, "longest-minutes", 60), file(files, "sftp-known-hosts-file")));
    firmware.refuseUnknown();
    files.refuseUnknown();
    return read;
  }

  private Optional<Path> hook(Section firmware) {
    var hook = file(firmware, "install-hook");
    if (hook.isPresent() && Files.isReadable(hook.get()) && !Files.isExecutable(hook.get())) {
      firmware.refuse("install-hook", hook.get() + " can't be run", "make it executable for this user");
    }
    return hook;
  }

  private Optional<Path> file(Section section, String key) {
    var file = section.parsed(key, "a file's path", folder::resolve);
    if (file.isPresent() && !Files.isReadable(file.get())) {
      section.refuse(key, file.get() + " is not there or can't be read", "name a file that this user may read");
    }
    return file;
  }

  private static Duration minutes(Section section, String key, int usual) {
    return Duration.ofMinutes(section.integer(key, 1, DAY_MINUTES).orElse(usual));
  }
}
