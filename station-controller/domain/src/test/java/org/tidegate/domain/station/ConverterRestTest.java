package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.discharge.Decision;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.discharge.Wish;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class ConverterRestTest {
  private final ConverterRest rest = new ConverterRest(new Movement(Optional.empty(), new Watts(500),
      Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ZERO));

  @Test
  void start_belowTheDeadBand_restsWithTheReason() {
    assertThat(setpoint(499, 0)).isZero();
    assertThat(setpoint(-499, 1)).isZero();
    assertThat(rest.applied(decision(499), seconds(2)).reasons()).containsExactly(LimitReason.CONVERTER_REST);
    assertThat(setpoint(500, 3)).isEqualTo(500);
  }

  @Test
  void running_belowTheDeadBand_goesOnForTheMinimumTimeOn() {
    setpoint(-2_000, 0);
    assertThat(setpoint(-100, 59)).isEqualTo(-100);
    assertThat(setpoint(-100, 60)).isZero();
  }

  @Test
  void running_setpointZero_stopsAtOnceWithoutReason() {
    setpoint(-2_000, 0);
    var decision = rest.applied(decision(0), seconds(1));
    assertThat(decision.power()).isEqualTo(Watts.ZERO);
    assertThat(decision.reasons()).isEmpty();
  }

  @Test
  void stopped_startsAgainAfterTheMinimumTimeOff() {
    setpoint(-2_000, 0);
    setpoint(0, 10);
    assertThat(setpoint(-2_000, 39)).isZero();
    assertThat(rest.left(seconds(39))).contains(Duration.ofSeconds(1));
    assertThat(setpoint(-2_000, 40)).isEqualTo(-2_000);
    assertThat(rest.left(seconds(40))).isEmpty();
  }

  @Test
  void turn_waitsForTheMinimumTimeOff() {
    setpoint(-2_000, 0);
    assertThat(setpoint(3_000, 100)).isZero();
    assertThat(setpoint(3_000, 129)).isZero();
    assertThat(setpoint(3_000, 130)).isEqualTo(3_000);
  }

  @Test
  void chargingForTheDriver_neverRests() {
    setpoint(-2_000, 0);
    setpoint(0, 1);
    var recovery = new Decision(new Watts(100), Wish.RECOVERY, List.of(), Memory.NONE);
    assertThat(rest.applied(recovery, seconds(2))).isEqualTo(recovery);
  }

  @Test
  void notConfigured_changesNothing() {
    var none = new ConverterRest(Movement.DEFAULT);
    for (int watts : new int[]{1, -1, 0, -1, 5_000, -5_000}) {
      assertThat(none.applied(decision(watts), 0)).isEqualTo(decision(watts));
    }
  }

  private int setpoint(int watts, long second) {
    return rest.applied(decision(watts), seconds(second)).power().value();
  }

  private static Decision decision(int watts) {
    return new Decision(new Watts(watts), Wish.setpoint(new Watts(watts), Optional.empty()), List.of(), Memory.NONE);
  }

  private static long seconds(long second) {
    return Duration.ofSeconds(second).toNanos();
  }
}
