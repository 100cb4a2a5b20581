package org.tidegate.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.StationConfiguration.Overrides;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the station. */
@Command(name = "run", description = "Runs the station until SIGTERM.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final StationRunner runner;

  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private ConfigurationOptions configuration = new ConfigurationOptions();
  @Option(names = "--storage", paramLabel = "DIR", description = "Storage folder, instead of the file's.")
  private Optional<Path> storage = Optional.empty();
  @Option(names = "--sim-port", paramLabel = "PORT", description = "Control port of the simulator; 0 takes any free one.")
  private Optional<Integer> simulatorPort = Optional.empty();
  @Option(names = "--panel-port", paramLabel = "PORT", description = "Port of the panel; 0 takes any free one.")
  private Optional<Integer> panelPort = Optional.empty();

  RunCommand(StationRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    check("--sim-port", simulatorPort);
    check("--panel-port", panelPort);
    return runner.run(configuration.read().with(new Overrides(storage, simulatorPort, panelPort)));
  }

  private void check(String option, Optional<Integer> port) {
    if (port.isPresent() && (port.get() < 0 || port.get() > HIGHEST_PORT)) {
      throw new ParameterException(spec.commandLine(), option + " must be 0 to " + HIGHEST_PORT);
    }
  }
}
