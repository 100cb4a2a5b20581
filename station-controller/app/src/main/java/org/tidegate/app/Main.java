package org.tidegate.app;

import org.tidegate.app.cli.Output;
import org.tidegate.app.cli.TidegateCommand;
import org.tidegate.app.logging.ProgramLog;

/** The command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its code, see {@link org.tidegate.app.cli.ExitCode}. */
  public static void main(String... arguments) {
    ProgramLog.toStandardOutput();
    var command = new TidegateCommand(RunningStation::new,
        (configuration, evseId, toldToEnd, tell) -> new SelfTestRun().test(configuration, evseId, toldToEnd, tell),
        Output.standard());
    System.exit(command.execute(arguments));
  }
}
