package org.tidegate.app.cli;

import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Explains every mistake of the configuration. */
@Command(name = "check-config", description = "Checks the configuration and explains every mistake.", mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private ConfigurationOptions options = new ConfigurationOptions();

  @Override
  public Integer call() throws ConfigurationRefused {
    var configuration = options.read();
    spec.commandLine().getOut().printf("%s: no mistakes; %d EVSEs, hardware %s, central system %s%n",
        options.file().map(Object::toString).orElse("built-in configuration"), configuration.station().evses().size(),
        configuration.hardware().driver().token(), configuration.ocpp().url());
    return ExitCode.OK;
  }
}
