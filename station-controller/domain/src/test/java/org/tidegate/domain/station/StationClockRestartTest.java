package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.devicemodel.DeviceDataVariables;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fixture.StationBench;
import org.tidegate.domain.message.Outgoing.Boot;
import org.tidegate.domain.message.Outgoing.BootAnswer;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.transaction.TransactionEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.permission.PermissionState.ASKED;
import static org.tidegate.domain.permission.PermissionState.GRANTED;

/** The clock over a restart, while no central system says how late it is. */
class StationClockRestartTest {
  private static final Duration AHEAD = Duration.ofHours(1);

  private final StationBench bench = new StationBench();

  @Test
  void restart_clockThatWasSet_goesOnAheadOfTheMachines() {
    discharging();
    var transaction = bench.session().transactionId();
    bench.restart(Duration.ofSeconds(20));
    bench.seconds(5);

    assertThat(bench.loop.now()).isEqualTo(bench.loop.machineNow().plus(AHEAD));
    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.session().permission()).isEqualTo(GRANTED);
    assertThat(bench.centralSystem.events()).isEmpty();
  }

  @Test
  void restart_machineLostItsTime_stayGoesOnButNothingIsDischargedBeforeTheTimeIsKnown() {
    discharging();
    var transaction = bench.session().transactionId();
    var before = bench.loop.now();
    bench.loop.shiftWallClock(Duration.ofDays(-20));
    bench.restart(Duration.ofSeconds(20));
    bench.seconds(5);

    assertThat(bench.loop.now()).isBetween(before.minusSeconds(60), before.plusSeconds(5));
    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.session().permission()).as("how old the answer is can't be told").isEqualTo(ASKED);
    bench.pickPattern("balanced");
    bench.permit();
    bench.seconds(5);
    assertThat(bench.hardware.evse(1).power().isDischarge()).isFalse();
    assertThat(bench.reasons()).contains(LimitReason.DEVICE_HEALTH);

    bootSays(before.plusSeconds(40));
    bench.seconds(10);
    assertThat(bench.loop.now()).isEqualTo(before.plusSeconds(50));
    assertThat(bench.session().transactionId()).isEqualTo(transaction);
    assertThat(bench.commanded()).isEqualTo(-5_000);
    assertThat(bench.centralSystem.events()).noneMatch(event -> event.type() == TransactionEvent.Type.Ended);
  }

  @Test
  void restart_machinesOwnClockCounts_andIsSetRightLater() {
    bench.preset(DeviceDataVariables.TIME_SOURCE, "RealTimeClock,Heartbeat").start().linkUp();
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(130);
    bench.loop.shiftWallClock(Duration.ofDays(-20));
    bench.restart(Duration.ofSeconds(20));
    bench.linkUp();
    bench.seconds(5);
    bench.pickPattern("balanced");
    bench.permit();
    bench.seconds(5);
    assertThat(bench.reasons()).contains(LimitReason.DEVICE_HEALTH);

    bench.loop.shiftWallClock(Duration.ofDays(20));
    bench.seconds(31);
    assertThat(bench.loop.now()).isEqualTo(bench.loop.machineNow());
    assertThat(bench.reasons()).doesNotContain(LimitReason.DEVICE_HEALTH);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "-2, false", "-3600, true"})
  void restart_machinesClockALittleBack_isNoReasonToDoubtIt(long seconds, boolean doubted) {
    bench.start();
    bench.seconds(901);
    bench.loop.shiftWallClock(Duration.ofSeconds(seconds));
    bench.restart(Duration.ZERO);
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(5);
    assertThat(bench.reasons().contains(LimitReason.DEVICE_HEALTH)).isEqualTo(doubted);
  }

  @Test
  void time_isRememberedNowAndThen() {
    bench.start();
    bench.seconds(3 * 900);
    assertThat(bench.store.committed(Change.FactSaved.class)).extracting(Change.FactSaved::fact)
        .filteredOn(ClockMemory.class::isInstance).hasSize(3)
        .last().isEqualTo(new ClockMemory(bench.loop.now(), bench.loop.now()));
  }

  private void discharging() {
    bootSays(bench.loop.now().plus(AHEAD));
    bench.plugInAndPermit(60);
    bench.setpoint(-5_000);
    bench.seconds(130);
    assertThat(bench.commanded()).isEqualTo(-5_000);
  }

  private void bootSays(Instant theirs) {
    bench.centralSystem.answer(Boot.class, new BootAnswer(BootAnswer.Status.Accepted, theirs, 300));
    if (bench.loop.nanoTime() == 0) {
      bench.start();
    }
    bench.linkUp();
  }
}
