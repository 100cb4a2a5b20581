package org.tidegate.app.cli;

import java.io.PrintWriter;
import java.io.Writer;

/** Runs the program's commands as a shell does, except stations. */
public final class Shell {
  private Shell() {}

  /** {@return the exit code} Both writers may be the same. */
  public static int execute(Writer out, Writer err, String... arguments) {
    return execute(_ -> ExitCode.OK, out, err, arguments);
  }

  /** The same, with this to run a station. */
  static int execute(StationRunner runner, Writer out, Writer err, String... arguments) {
    return new TidegateCommand(() -> runner, (_, evseId, _, _) -> {
      throw new SelfTestRefused("there is nothing to test at EVSE " + evseId);
    }, new Output(new PrintWriter(out), new PrintWriter(err))).execute(arguments);
  }
}
