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
    resumeTls12BySessionIds();
    var command = new TidegateCommand(RunningStation::new,
        (configuration, evseId, toldToEnd, tell) -> new SelfTestRun().test(configuration, evseId, toldToEnd, tell),
        Output.standard());
    System.exit(command.execute(arguments));
  }

  /**
   * For FTPS data connections, which must go on with the control connection's session: servers such as vsftpd give tickets
   * (RFC 5077) for longer than Java takes any, and then no session id to go on by. Nothing else here resumes a session of TLS
   * 1.2; with 1.3 nothing changes. Java reads it with its first TLS.
   */
  private static void resumeTls12BySessionIds() {
    System.setProperty("jdk.tls.client.enableSessionTicketExtension", "false");
  }
}
