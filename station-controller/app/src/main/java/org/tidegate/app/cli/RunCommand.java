package org.tidegate.app.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.StationConfiguration.Overrides;

/** Runs the station. */
final class RunCommand implements Command {
  private static final int HIGHEST_PORT = 65_535;
  private static final Option STORAGE = CommandOption.of("storage", "DIR", "Storage folder, instead of the file's.");
  private static final Option SIMULATOR_PORT = CommandOption.of("sim-port", "PORT",
      "Control port of the simulator; 0 takes any free one.");
  private static final Option PANEL_PORT = CommandOption.of("panel-port", "PORT",
      "Port of the panel; 0 takes any free one.");

  private final StationRunner runner;

  RunCommand(StationRunner runner) {
    this.runner = runner;
  }

  @Override
  public String summary() {
    return "Runs the station until SIGTERM.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, STORAGE, SIMULATOR_PORT, PANEL_PORT);
  }

  @Override
  public int execute(Given given, Output output) throws Exception {
    var overrides = new Overrides(given.path(STORAGE), given.integer(SIMULATOR_PORT, 0, HIGHEST_PORT),
        given.integer(PANEL_PORT, 0, HIGHEST_PORT));
    runner.rehearse();
    return runner.run(ConfigurationOptions.of(given).read().with(overrides));
  }
}
