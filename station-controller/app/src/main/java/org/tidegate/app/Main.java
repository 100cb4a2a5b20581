package org.tidegate.app;

import org.tidegate.app.cli.TidegateCommand;

/** The command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its code, see {@link org.tidegate.app.cli.ExitCode}. */
  public static void main(String... arguments) {
    System.exit(TidegateCommand.with(new RunningStation()::run, new SelfTestRun()).execute(arguments));
  }
}
