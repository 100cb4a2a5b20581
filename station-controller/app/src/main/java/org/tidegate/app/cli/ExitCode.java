package org.tidegate.app.cli;

/** How the program ends, as its callers and systemd see it; numbers as in BSD's sysexits where there is one. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;
  /** Something unexpected; the log says what. */
  public static final int FAILED = 1;
  /** The command line is wrong. */
  public static final int USAGE = 2;
  /** Records were altered, deleted, repeated or moved. EX_DATAERR. */
  public static final int NOT_GENUINE = 65;
  /** The doctor found something that keeps the station from its work. EX_UNAVAILABLE. */
  public static final int UNAVAILABLE = 69;
  /**
   * The storage folder can't be used: in use, damaged, of a newer program, not writable; or what a command was to read or
   * print. EX_IOERR.
   */
  public static final int STORAGE = 74;
  /** New firmware is in place: the program is to be started again. EX_TEMPFAIL. */
  public static final int NEW_FIRMWARE = 75;
  /** The configuration has mistakes. EX_CONFIG. */
  public static final int CONFIGURATION = 78;

  private ExitCode() {}
}
