package org.tidegate.app.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** A self-test whose process is told to end. */
class SelfTestEndedTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  Path temp;

  @Test
  void sigterm_isInTheReportAndNothingIsLeftBehind() throws Exception {
    var storage = temp.resolve("storage");
    var report = temp.resolve("report.txt");
    var configuration = Files.writeString(temp.resolve("station.yaml"), """
        hardware: {simulator-port: 0}
        panel: {port: 0}
        """);
    var program = ProgramProcess.start(ProgramProcess.newLog("selftest-ended"), List.of("selftest", "--config",
        configuration.toString(), "--storage", storage.toString(), "--evse", "1", "--report", report.toString(),
        "--power-may-flow"));
    await().until(() -> program.printed().contains("plug in a vehicle at EVSE 1"));
    program.terminate();

    assertThat(program.exitCode(SOON)).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(Files.readString(report)).contains("\nended: it was told to end\nresult: INCOMPLETE\nsignature: ");
    try (var left = Files.list(storage)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("station.lock",
          "station-key.pem", "station-key.pub.pem");
    }
  }
}
