package org.tidegate.app.cli;

import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ProgramVersion;

/** Tells the version. */
final class VersionCommand implements Command {
  @Override
  public String summary() {
    return "Prints the version.";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int execute(Given given, Output output) {
    return tell(output);
  }

  static int tell(Output output) {
    output.out().println("tidegate " + ProgramVersion.text());
    return ExitCode.OK;
  }
}
