package org.tidegate.app.files;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Logger;
import org.tidegate.app.logging.LineHandler;
import org.tidegate.app.logging.LogLine;
import org.tidegate.domain.port.Logs;

/**
 * What the program has logged lately: as much as fits, without stack traces. Safe from any thread.
 *
 * <p>It is kept in memory, over restarts within this process; the journal of the machine has all of it.
 */
public final class RecentLines extends LineHandler {
  /** Some days of an ordinary station, some megabytes. */
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int LONGEST = 2_000;

  private final int most;
  private final Deque<Line> lines = new ArrayDeque<>();
  private int characters;

  private record Line(Instant at, String text) {}

  private static final class OfThisProcess {
    private static final RecentLines LINES = new RecentLines(MOST_CHARACTERS);

    static {
      Logger.getLogger("").addHandler(LINES);
    }
  }

  RecentLines(int mostCharacters) {
    most = mostCharacters;
  }

  /** Those of this process, from the first call on. */
  public static RecentLines ofThisProcess() {
    return OfThisProcess.LINES;
  }

  /** Those of this window, oldest first. */
  List<String> within(Logs.Window window) {
    synchronized (lines) {
      return lines.stream().filter(line -> window.contains(line.at())).map(Line::text).toList();
    }
  }

  @Override
  public void take(LogLine line) {
    var text = line.at() + " " + line.severity() + " " + line.simpleLogger() + ": " + line.messageAndCause();
    add(new Line(line.at(), text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("\\p{Cntrl}", " ")));
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
