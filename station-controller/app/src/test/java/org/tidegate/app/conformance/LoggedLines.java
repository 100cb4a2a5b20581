package org.tidegate.app.conformance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that the program logs meanwhile on this thread, at any level. Test thread only. */
public final class LoggedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger program = (Logger) LoggerFactory.getLogger("org.tidegate");
  private final Level before = program.getLevel();
  private final List<String> lines = new ArrayList<>();
  private final Thread listening = Thread.currentThread();

  /** Listens from now on. */
  public LoggedLines() {
    setContext(program.getLoggerContext());
    start();
    program.setAdditive(false);
    program.setLevel(Level.ALL);
    program.addAppender(this);
  }

  /** So far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (Thread.currentThread() == listening) {
      lines.add(event.getFormattedMessage());
    }
  }

  @Override
  public void close() {
    program.detachAppender(this);
    program.setLevel(before);
    program.setAdditive(true);
  }
}
