package org.tidegate.app.logging;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;

/** Prints the log: one line an event, without date; a stack trace follows its line. Safe from any thread. */
public final class PrintedLines extends LineHandler {
  private static final int LONGEST_SEVERITY = 5;

  private final PrintStream out;

  /** To standard output. */
  public PrintedLines() {
    this(System.out);
  }

  /** To this one. */
  public PrintedLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void take(LogLine line) {
    var bytes = text(line).getBytes(StandardCharsets.UTF_8);
    // In one piece: lines of two threads never mix.
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static String text(LogLine line) {
    var text = new StringBuilder(100);
    appendTime(text, LocalTime.ofInstant(line.at(), ZoneId.systemDefault()));
    var severity = line.severity().name();
    text.append(' ').append(severity).repeat(' ', LONGEST_SEVERITY - severity.length()).append(' ')
        .append(line.simpleLogger()).append(": ").append(line.message()).append('\n');
    line.stackTrace().ifPresent(text::append);
    return text.toString();
  }

  /** HH:mm:ss.SSS. By hand: Java's formatters load a hundred classes, at every start. */
  private static void appendTime(StringBuilder text, LocalTime time) {
    int tenDigits = 1_000_000_000 + time.getHour() * 10_000_000 + time.getMinute() * 100_000 + time.getSecond() * 1000
        + time.get(ChronoField.MILLI_OF_SECOND);
    text.append(tenDigits).deleteCharAt(0).insert(2, ':').insert(5, ':').insert(8, '.');
  }
}
