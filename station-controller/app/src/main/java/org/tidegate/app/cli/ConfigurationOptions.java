package org.tidegate.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.configuration.Supported;
import picocli.CommandLine.Option;

/** Options of every command that needs the configuration. */
final class ConfigurationOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "station.yaml; without it simulated hardware is used.")
  private Optional<Path> file = Optional.empty();

  /** What the file says, or what is built in. */
  StationConfiguration read() throws ConfigurationRefused {
    var configuration = file.isPresent() ? ConfigurationFile.read(file.get()) : ConfigurationFile.builtIn();
    return Supported.check(configuration, file.orElse(Path.of("built-in configuration")));
  }

  Optional<Path> file() {
    return file;
  }
}
