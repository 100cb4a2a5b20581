package org.tidegate.app.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Power ends when the program that asked for it hangs or dies. In real time: a loop that hangs stops virtual time too,
 * and only a process can be killed.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DeadManTest {
  private static final int WATTS = 6000;
  /** The longest lease of a power stage, and a poll. */
  private static final Duration LEASE = Duration.ofMillis(3100);

  @TempDir
  Path folder;

  private final LiveCentralSystem centralSystem = new LiveCentralSystem();
  private StationProcess station;
  private Story story;

  @BeforeEach
  void discharge(TestInfo test) throws IOException {
    station = new StationProcess(folder, "dead-man-" + test.getTestMethod().orElseThrow().getName(),
        StationProcess.configuration(centralSystem.port()));
    story = new Story(station, centralSystem);
    station.start();
    story.untilDischarging(WATTS);
  }

  @AfterEach
  void end() throws InterruptedException {
    station.close();
    centralSystem.close();
    assertThat(centralSystem.failures()).isEmpty();
  }

  @Test
  void stall_whileDischarging_isZeroWithinTheLeaseAndRecoversAfterwards() throws Exception {
    station.simulate("stall", """
        {"seconds": 8}""");

    await("0 W by the lease").atMost(LEASE).pollInterval(Duration.ofMillis(50))
        .until(() -> station.evse().path("actualW").asInt() == 0);
    await("0 W for as long as the loop hangs").during(Duration.ofMillis(3500)).atMost(Duration.ofMillis(4700))
        .pollInterval(Duration.ofMillis(50)).until(() -> station.evse().path("actualW").asInt() == 0);

    story.awaitEvse("discharge again", evse -> evse.path("actualW").asInt() == -WATTS);
    assertThat(station.panel().path("permission").asText()).isEqualTo("granted");
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.program().printed()).as("the log, to its end")
        .contains("RunningStation: ending: told to end\n", "-6000 W → 0 W the program ends\n")
        .endsWith("not connected: CLOSED_HERE\n");
    assertThat(station.complaints()).isEmpty();
  }

  @Test
  void kill_whileDischarging_nextStartBeginsAtZeroAndGoesOnWithPermission() throws Exception {
    var before = station.evse();
    station.kill();
    station.start();

    var first = station.evse();
    assertThat(first.path("actualW").asInt()).isZero();
    assertThat(first.path("commandedW").asInt()).isZero();
    assertThat(first.path("exportWh").asLong() - before.path("exportWh").asLong()).as("nothing flowed meanwhile")
        .isBetween(-20L, 20L);

    var resumed = story.awaitEvse("discharge again", evse -> evse.path("actualW").asInt() == -WATTS);
    assertThat(resumed.path("session").path("id")).isEqualTo(before.path("session").path("id"));
    assertThat(resumed.path("transaction").path("id")).isEqualTo(before.path("transaction").path("id"));
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.complaints()).isEmpty();
  }
}
