package org.tidegate.app.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line of the log. Immutable. */
public record LogLine(Instant at, Severity severity, String logger, String message, Optional<Throwable> thrown) {
  /** Ours come with their parameters filled in; those of Java's own classes may not. */
  private static final Formatter PARAMETERS = new Formatter() {
    @Override
    public String format(LogRecord record) {
      return formatMessage(record);
    }
  };

  static LogLine of(LogRecord record) {
    return new LogLine(record.getInstant(), Severity.of(record.getLevel()),
        Objects.requireNonNullElse(record.getLoggerName(), ""),
        Objects.requireNonNullElse(PARAMETERS.format(record), ""), Optional.ofNullable(record.getThrown()));
  }

  /** The logger's name without its package. */
  public String simpleLogger() {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  /** The message, and in parentheses what was thrown, in short. */
  public String messageAndCause() {
    return thrown.map(failure -> message + " (" + failure + ")").orElse(message);
  }

  /** Of what was thrown. */
  public Optional<String> stackTrace() {
    return thrown.map(failure -> {
      var text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.toString();
    });
  }
}
