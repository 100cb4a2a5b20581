package org.tidegate.app.logging;

import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** A place where the log goes. What goes wrong there is printed and never reaches whoever logs, who may be in the middle of a decision. */
public abstract class LineHandler extends Handler {
  /** Takes one line, on the thread that logs it. Nothing of it is left to do afterwards. */
  public abstract void take(LogLine line);

  @Override
  public final void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    try {
      take(LogLine.of(record));
    } catch (RuntimeException failure) {
      reportError("a line of the log is lost", failure, ErrorManager.WRITE_FAILURE);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
