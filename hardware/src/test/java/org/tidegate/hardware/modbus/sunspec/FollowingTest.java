package org.tidegate.hardware.modbus.sunspec;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.sunspec.Following.Deviation;

import static org.assertj.core.api.Assertions.assertThat;

class FollowingTest {
  private final Following following = new Following();

  @ParameterizedTest
  @CsvSource({
      // tolerance is 5 %, at least 200 W; less is the vehicle's right
      "5000, 5250, RUNNING,", "5000, 5251, RUNNING, MORE", "5000, 0, RUNNING,", "5000, -250, RUNNING,",
      "5000, -251, RUNNING, MORE", "-5000, -5250, RUNNING,", "-5000, -5251, RUNNING, MORE", "-5000, 250, RUNNING,",
      "-5000, 251, RUNNING, MORE", "0, 200, STANDBY,", "0, 201, STANDBY, MORE", "0, -201, STANDBY, MORE",
      "1000, 1200, RUNNING,", "1000, 1201, RUNNING, MORE", "5000, 0, THROTTLED,", "5000, 0, STARTING,",
      "5000, 0, OFF, DOWN", "-5000, 0, SLEEPING, DOWN", "5000, 0, FAULT, DOWN", "5000, 0, SHUTTING_DOWN, DOWN",
      "0, 0, OFF,", "5000, 0, UNKNOWN,", "5000,, RUNNING, UNKNOWN", "0,, OFF, UNKNOWN"})
  void measured_forLongEnough_saysHowItDeviates(int commanded, Integer measured, InverterState state,
      Deviation expected) {
    following.told(new Watts(commanded), 0, Duration.ofHours(1).toNanos());
    measure(measured, state, 0);
    Optional<Deviation> found = measure(measured, state, 30_000);

    assertThat(found).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void measured_tooMuch_isNothingBeforeTwoSecondsAndSomethingAtTwo() {
    following.told(new Watts(1_000), 0, Duration.ofHours(1).toNanos());
    measure(3_000, InverterState.RUNNING, 0);

    assertThat(measure(3_000, InverterState.RUNNING, 1_999)).isEmpty();
    assertThat(measure(3_000, InverterState.RUNNING, 2_000)).contains(Deviation.MORE);
  }

  @Test
  void measured_timerMustHaveEndedIt_mustBeZero() {
    following.told(new Watts(5_000), 0, Duration.ofSeconds(3).toNanos());

    assertThat(following.target(Duration.ofMillis(2_999).toNanos())).isEqualTo(new Watts(5_000));
    assertThat(following.target(Duration.ofSeconds(3).toNanos())).isEqualTo(Watts.ZERO);
    assertThat(measure(5_000, InverterState.RUNNING, 2_900)).isEmpty();
    assertThat(measure(5_000, InverterState.RUNNING, 3_000)).isEmpty();
    assertThat(measure(5_000, InverterState.RUNNING, 5_000)).contains(Deviation.MORE);
  }

  @Test
  void measured_newTarget_givesTimeToSettleAgain() {
    following.told(new Watts(5_000), 0, Duration.ofHours(1).toNanos());
    measure(5_000, InverterState.RUNNING, 0);
    following.told(new Watts(1_000), Duration.ofSeconds(10).toNanos(), Duration.ofHours(1).toNanos());

    assertThat(measure(5_000, InverterState.RUNNING, 11_900)).isEmpty();
    assertThat(measure(1_000, InverterState.RUNNING, 12_100)).isEmpty();
  }

  /** As a station does that follows the grid: another target each half second. */
  @Test
  void measured_tooMuchWhileTheTargetChangesAllTheTime_isSomethingAtTwoSeconds() {
    for (long at = 0; at < 2_000; at += 500) {
      tell(at / 500 % 2 == 0 ? 1_000 : 1_100, at);
      assertThat(measure(8_000, InverterState.RUNNING, at)).as("at %d ms", at).isEmpty();
    }
    tell(1_000, 2_000);
    assertThat(measure(8_000, InverterState.RUNNING, 2_000)).contains(Deviation.MORE);
  }

  @Test
  void measured_otherWayWhileTheTargetChangesAllTheTime_isSomethingAtTwoSeconds() {
    for (long at = 0; at < 2_000; at += 500) {
      tell(-5_000 + (int) at, at);
      assertThat(measure(2_000, InverterState.RUNNING, at)).as("at %d ms", at).isEmpty();
    }
    assertThat(measure(2_000, InverterState.RUNNING, 2_000)).contains(Deviation.MORE);
  }

  /** A converter that comes after a ramp of targets, by less than the time to settle, follows. */
  @Test
  void measured_aSecondAndAHalfBehindARamp_follows() {
    for (long at = 0; at <= 10_000; at += 500) {
      tell(10_000 - (int) at, at);
      assertThat(measure(Math.min(10_000, 10_000 - (int) at + 1_500), InverterState.RUNNING, at)).as("at %d ms", at)
          .isEmpty();
    }
    assertThat(measure(0, InverterState.STANDBY, 11_500)).isEmpty();
  }

  @Test
  void measured_offWhileTheTargetChangesAllTheTime_isSomethingAtThirtySeconds() {
    for (long at = 0; at < 30_000; at += 500) {
      tell(at / 500 % 2 == 0 ? 1_000 : 1_100, at);
      assertThat(measure(0, InverterState.OFF, at)).as("at %d ms", at).isEmpty();
    }
    assertThat(measure(0, InverterState.OFF, 30_000)).contains(Deviation.DOWN);
  }

  /** It may wait for the grid for ten minutes by itself; a target that changes meanwhile is no new start. */
  @Test
  void measured_startsForEver_isSomethingAfterElevenMinutes() {
    for (long at = 0; at < 660_000; at += 10_000) {
      tell(at / 10_000 % 2 == 0 ? 1_000 : 1_100, at);
      assertThat(measure(0, InverterState.STARTING, at)).as("at %d ms", at).isEmpty();
    }
    assertThat(measure(0, InverterState.STARTING, 660_000)).contains(Deviation.STARTING);
  }

  @Test
  void measured_followsAgain_isTrustedAfterAMinute() {
    following.told(Watts.ZERO, 0, 0);
    measure(3_000, InverterState.RUNNING, 0);
    assertThat(measure(3_000, InverterState.RUNNING, 2_000)).contains(Deviation.MORE);

    assertThat(measure(0, InverterState.STANDBY, 3_000)).contains(Deviation.NOT_TRUSTED_YET);
    assertThat(measure(0, InverterState.STANDBY, 61_999)).contains(Deviation.NOT_TRUSTED_YET);
    assertThat(measure(0, InverterState.STANDBY, 62_000)).isEmpty();
  }

  private void tell(int watts, long milliseconds) {
    following.told(new Watts(watts), Duration.ofMillis(milliseconds).toNanos(), Duration.ofHours(1).toNanos());
  }

  private Optional<Deviation> measure(Integer watts, InverterState state, long milliseconds) {
    return following.measured(new ConverterReading(Optional.ofNullable(watts).map(Watts::new), state, Set.of(),
        Optional.empty(), Optional.empty(), Optional.empty()), Duration.ofMillis(milliseconds).toNanos());
  }
}
