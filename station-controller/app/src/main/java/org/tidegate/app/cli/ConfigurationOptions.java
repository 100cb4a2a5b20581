package org.tidegate.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.Supported;

/**
 * What every command is given that needs the configuration. Immutable.
 *
 * @param file station.yaml; absent: what is built in
 */
record ConfigurationOptions(Optional<Path> file) {
  static final Option CONFIG = CommandOption.of("config", "FILE",
      "station.yaml; without it simulated hardware is used.");

  static ConfigurationOptions of(Given given) {
    return new ConfigurationOptions(given.path(CONFIG));
  }

  /** What the file says, or what is built in. */
  StationConfiguration read() throws ConfigurationRefused {
    var configuration = file.isPresent() ? ConfigurationFile.read(file.get()) : ConfigurationFile.builtIn();
    return Supported.check(configuration, file.orElse(Path.of("built-in configuration")));
  }
}
