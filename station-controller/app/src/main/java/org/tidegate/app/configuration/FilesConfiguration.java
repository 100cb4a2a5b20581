package org.tidegate.app.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Firmware and files, as the installer wants them. Immutable. */
public record FilesConfiguration(Firmware firmware, Transfers transfers) {
  /**
   * How new firmware is taken.
   *
   * @param hook installs it; absent: nothing can be installed, simulated hardware only pretends
   * @param hookLongest the hook may take
   * @param allowsUnsigned whether firmware without signature is taken
   * @param roots PEM file with certificates of the manufacturer, besides those that the central system installs
   */
  public record Firmware(Optional<Path> hook, Duration hookLongest, boolean allowsUnsigned, Optional<Path> roots) {}

  /**
   * What may be transferred.
   *
   * @param mostBytes of a download
   * @param longest an attempt may take
   * @param knownHosts keys of SFTP servers, in OpenSSH's form; absent: no SFTP
   */
  public record Transfers(long mostBytes, Duration longest, Optional<Path> knownHosts) {}
}
