package org.tidegate.app.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.logging.LogLine;
import org.tidegate.app.logging.Severity;
import org.tidegate.domain.port.Logs;

import static org.assertj.core.api.Assertions.assertThat;

class LogFilesTest {
  private static final Logs.Window ALL = new Logs.Window(Optional.empty(), Optional.empty());
  private static final Instant AT = Instant.parse("2026-03-02T13:15:00Z");
  private final TestLoop test = new TestLoop();
  @TempDir
  private Path folder;

  @AfterEach
  void stop() {
    test.close();
  }

  @Test
  void diagnostics_window_hasSummaryAndLinesOfThatTime() throws Exception {
    var recent = new RecentLines(10_000);
    for (int i = 0; i < 5; i++) {
      recent.take(line(AT.plusSeconds(i), "line\n" + i));
    }
    var work = WorkFolder.in(folder.resolve("files"));
    var logs = new LogFiles(test.background, work, recent);
    var window = new Logs.Window(Optional.of(AT.plusSeconds(1)), Optional.of(AT.plusSeconds(2)));

    var name = test.stage(() -> logs.diagnostics(window, List.of("station A", "evse 1: fine")));

    try (var in = new GZIPInputStream(Files.newInputStream(work.path(name)))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).containsExactly("station A",
          "evse 1: fine", "", "2026-03-02T13:15:01Z INFO Something: line 1",
          "2026-03-02T13:15:02Z INFO Something: line 2");
    }
  }

  @Test
  void plain_lines_areTheFile() throws Exception {
    var work = WorkFolder.in(folder.resolve("files"));
    var logs = new LogFiles(test.background, work, new RecentLines(10));

    assertThat(work.path(test.stage(() -> logs.plain(List.of("a", "ü"))))).hasContent("a\nü\n");
  }

  @Test
  void lines_moreThanFit_oldestMakeRoom() {
    var recent = new RecentLines(200);
    for (int i = 0; i < 100; i++) {
      recent.take(line(AT, "line " + i));
    }
    assertThat(recent.within(ALL)).hasSize(4).last().asString().endsWith("line 99");

    recent.take(line(AT, "x".repeat(100_000)));
    assertThat(recent.within(ALL)).isEmpty();
  }

  @Test
  void in_folderWithLogsOfAnEarlierStart_deletesThem() throws Exception {
    var work = WorkFolder.in(folder.resolve("files"));
    var log = work.path(work.create("log"));
    var firmware = work.path(work.create("firmware"));
    WorkFolder.in(folder.resolve("files"));

    assertThat(log).doesNotExist();
    assertThat(firmware).exists();
  }

  private static LogLine line(Instant at, String text) {
    return new LogLine(at, Severity.INFO, "org.tidegate.Something", text, Optional.empty());
  }
}
