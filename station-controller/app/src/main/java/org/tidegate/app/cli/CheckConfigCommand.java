package org.tidegate.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.InstallersFiles;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.support.StandingModel;

/** Explains every mistake of the configuration for which the station would not start. */
final class CheckConfigCommand implements Command {
  @Override
  public String summary() {
    return "Checks the configuration and explains every mistake.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG);
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused {
    var options = ConfigurationOptions.of(given);
    var configuration = options.read();
    var mistakes = new ArrayList<>(StandingModel.misfits(configuration));
    mistakes.addAll(InstallersFiles.mistakes(configuration.ocpp()));
    if (!mistakes.isEmpty()) {
      throw new ConfigurationRefused(mistakes);
    }
    output.out().printf("%s: no mistakes; %d EVSEs, hardware %s, central system %s%n",
        options.file().map(Object::toString).orElse("built-in configuration"), configuration.station().evses().size(),
        configuration.hardware().driver().token(), configuration.ocpp().url());
    return ExitCode.OK;
  }
}
