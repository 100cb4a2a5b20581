package org.tidegate.app.logging;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrintedLinesTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
      .withZone(ZoneId.systemDefault());

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintedLines lines = new PrintedLines(new PrintStream(printed));

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02T00:00:00Z", "2026-03-02T08:05:09.007999Z", "2026-07-31T23:59:59.999999999Z"})
  void line_atAnyTime_tellsItToTheMillisecond(String at) {
    var instant = Instant.parse(at);
    lines.take(line(instant, Severity.INFO, "org.tidegate.Evse", "ü"));
    assertThat(printed()).isEqualTo(TIME.format(instant) + " INFO  Evse: ü\n");
  }

  @ParameterizedTest
  @CsvSource({"SEVERE, 'ERROR Evse: '", "WARNING, 'WARN  Evse: '", "INFO, 'INFO  Evse: '", "CONFIG, 'DEBUG Evse: '",
      "FINE, 'DEBUG Evse: '", "FINER, 'TRACE Evse: '", "FINEST, 'TRACE Evse: '"})
  void line_ofAnyLevel_isNamedAsBySlf4j(String level, String text) {
    var record = new LogRecord(java.util.logging.Level.parse(level), "evse 1: 5 W");
    record.setLoggerName("Evse");
    lines.publish(record);
    assertThat(printed()).endsWith(" " + text + "evse 1: 5 W\n");
  }

  @Test
  void line_withoutNameAndText_isALine() {
    lines.publish(new LogRecord(java.util.logging.Level.INFO, null));
    assertThat(printed()).endsWith(" INFO  : \n");
  }

  @Test
  void line_thatCannotBePrinted_doesNotHarmWhoLogsIt() {
    var record = new LogRecord(java.util.logging.Level.SEVERE, "text");
    record.setThrown(new IllegalStateException() {
      @Override
      public String getMessage() {
        throw new UnsupportedOperationException("no message");
      }
    });
    var reported = new ArrayList<Exception>();
    lines.setErrorManager(new java.util.logging.ErrorManager() {
      @Override
      public void error(String text, Exception failure, int code) {
        reported.add(failure);
      }
    });
    lines.publish(record);
    assertThat(reported).singleElement().isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void lines_ofManyThreads_areWhole() throws Exception {
    var threads = IntStream.range(0, 8).mapToObj(thread -> Thread.ofPlatform().start(() -> {
      for (int i = 0; i < 200; i++) {
        lines.take(line(Instant.EPOCH, Severity.WARN, "Evse", "x".repeat(100)));
      }
    })).toList();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(printed().lines()).hasSize(1600).allMatch(line -> line.endsWith(" WARN  Evse: " + "x".repeat(100)))
        .allMatch(line -> line.length() == 125);
  }

  private static LogLine line(Instant at, Severity severity, String logger, String message) {
    return new LogLine(at, severity, logger, message, Optional.empty());
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
