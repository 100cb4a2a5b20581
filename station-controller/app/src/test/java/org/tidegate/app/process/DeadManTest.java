package org.tidegate.app.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * Power ends when the program that asked for it hangs or dies. In real time: a loop that hangs stops virtual time too,
 * and only a process can be killed.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DeadManTest {
  private static final int WATTS = 6000;
  /** Five leases: a busy machine may be late with it, and with asking. That a lease is no longer than 3 s is tested in virtual time. */
  private static final Duration STALL = Duration.ofSeconds(15);

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
    long from = System.nanoTime();
    station.simulate("stall", "{\"seconds\": %d}".formatted(STALL.toSeconds()));
    var ended = new AtomicBoolean();
    await("the end of the stall").pollInterval(Duration.ofMillis(50)).until(() -> {
      int watts = station.evse().path("actualW").asInt();
      boolean hangs = System.nanoTime() - from < STALL.toNanos();
      if (hangs && ended.get()) {
        assertThat(watts).as("0 W for as long as the loop hangs").isZero();
      }
      ended.compareAndSet(false, hangs && watts == 0);
      return !hangs;
    });
    assertThat(ended).as("0 W by the lease").isTrue();

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
