package org.tidegate.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.StationConfiguration;

/**
 * What every command is given that reads what a station has stored; the station may be running. Immutable.
 *
 * @param named the storage folder; absent: the configuration's
 */
record StorageOptions(ConfigurationOptions configuration, Optional<Path> named) {
  static final Option STORAGE = CommandOption.of("storage", "DIR", "Storage folder, instead of the configuration's.");

  static StorageOptions of(Given given) {
    return new StorageOptions(ConfigurationOptions.of(given), given.path(STORAGE));
  }

  /** The folder; where it is named, the configuration is not read. */
  Path folder() throws ConfigurationRefused {
    return named.isPresent() ? named.get() : configuration.read().storage();
  }

  /** The configuration, with the folder that is named. */
  StationConfiguration read() throws ConfigurationRefused {
    return configuration.read().with(new StationConfiguration.Overrides(named, Optional.empty(), Optional.empty()));
  }
}
