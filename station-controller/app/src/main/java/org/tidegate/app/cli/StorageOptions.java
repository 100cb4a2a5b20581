package org.tidegate.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.StationConfiguration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that reads what a station has stored; the station may be running. */
final class StorageOptions {
  @Mixin
  private ConfigurationOptions configuration = new ConfigurationOptions();
  @Option(names = "--storage", paramLabel = "DIR", description = "Storage folder, instead of the configuration's.")
  private Optional<Path> storage = Optional.empty();

  /** The folder; where it is named, the configuration is not read. */
  Path folder() throws ConfigurationRefused {
    return storage.isPresent() ? storage.get() : configuration.read().storage();
  }

  /** The configuration, with the folder that is named. */
  StationConfiguration read() throws ConfigurationRefused {
    return configuration.read().with(new StationConfiguration.Overrides(storage, Optional.empty(), Optional.empty()));
  }
}
