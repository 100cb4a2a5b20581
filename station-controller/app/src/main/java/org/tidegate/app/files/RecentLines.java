package org.tidegate.app.files;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Logs;

/**
 * What the program has logged lately: as much as fits, without stack traces. Safe from any thread.
 *
 * <p>It is kept in memory, over restarts within this process; the journal of the machine has all of it.
 */
public final class RecentLines extends AppenderBase<ILoggingEvent> {
  /** Some days of an ordinary station, some megabytes. */
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int LONGEST = 2_000;
  private static final RecentLines OF_THIS_PROCESS = new RecentLines(MOST_CHARACTERS);

  private final int most;
  private final Deque<Line> lines = new ArrayDeque<>();
  private int characters;

  private record Line(Instant at, String text) {}

  RecentLines(int mostCharacters) {
    most = mostCharacters;
  }

  /** Those of this process, from the first call on. */
  public static RecentLines ofThisProcess() {
    synchronized (OF_THIS_PROCESS) {
      if (!OF_THIS_PROCESS.isStarted() && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        OF_THIS_PROCESS.setContext(context);
        OF_THIS_PROCESS.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(OF_THIS_PROCESS);
      }
    }
    return OF_THIS_PROCESS;
  }

  /** Those of this window, oldest first. */
  List<String> within(Logs.Window window) {
    synchronized (lines) {
      return lines.stream().filter(line -> window.contains(line.at())).map(Line::text).toList();
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    var at = event.getInstant();
    var name = event.getLoggerName();
    var thrown = event.getThrowableProxy();
    var text = at + " " + event.getLevel() + " " + name.substring(name.lastIndexOf('.') + 1) + ": "
        + event.getFormattedMessage()
        + (thrown == null ? "" : " (" + thrown.getClassName() + ": " + thrown.getMessage() + ")");
    add(new Line(at, text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", " ")));
  }

  private void add(Line line) {
    synchronized (lines) {
      lines.add(line);
      characters += line.text().length();
      while (characters > most) {
        characters -= lines.remove().text().length();
      }
    }
  }
}
