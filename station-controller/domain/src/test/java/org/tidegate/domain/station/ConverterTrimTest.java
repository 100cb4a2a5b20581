package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class ConverterTrimTest {
  private static final Watts RATING = new Watts(10_000);
  private final ConverterTrim trim = new ConverterTrim(RATING);
  private long now = Duration.ofSeconds(1).toNanos();

  @ParameterizedTest
  @CsvSource({
      "5000,   4950,  8081", // 1 % too little: 8000 / 0.99
      "-5000, -4950,  8081",
      "5000,   5050,  7921", // 1 % too much: 8000 / 1.01
      "5000,   4800,  8240", // 4 % too little: bounded at 3 %
      "5000,   4700,  8000", // 6 %: somebody's limit, not an error
      "5000,   5300,  8000",
      "999,     989,  8000", // too little power to learn from
      "5000,      0,  8000"})
  void corrected_afterStandingStill_makesUpForTheError(int commanded, int measured, int corrected) {
    hold(commanded, measured, 6);
    assertThat(corrected(8_000)).isEqualTo(new Watts(corrected));
    assertThat(corrected(0)).isEqualTo(Watts.ZERO);
  }

  @Test
  void corrected_beforeThePowerStandsStill_isNotYet() {
    hold(5_000, 4_950, 2);
    assertThat(corrected(5_000)).isEqualTo(new Watts(5_000));
    for (int second = 0; second < 10; second++) {
      hold(5_000, 4_930 - second * 20, 1);
    }
    assertThat(corrected(8_000)).as("it moves still").isEqualTo(new Watts(8_000));
  }

  @Test
  void corrected_powerOnItsWay_makesUpForWhatItWillEndWith() {
    corrected(5_000);
    now += Duration.ofSeconds(1).toNanos();
    hold(5_000, 0, 1);
    // 4950 W less a third of the way that was left, each second.
    hold(5_000, 4_950 - 1_650, 1);
    assertThat(corrected(5_000)).as("two readings tell nothing").isEqualTo(new Watts(5_000));
    hold(5_000, 4_950 - 550, 1);
    now -= Duration.ofMillis(500).toNanos();
    // 600 W are left, of which each second leaves a third: half as much again is there in a second. By 1 / 0.99.
    assertThat(corrected(5_000)).as("goes beyond it until the next reading").isEqualTo(new Watts(5_354));
    now += Duration.ofSeconds(1).toNanos();
    assertThat(corrected(5_000)).isEqualTo(new Watts(5_051));
    assertThat(corrected(8_000)).isEqualTo(new Watts(8_081));
  }

  @Test
  void corrected_neverTurns() {
    hold(5_000, 4_800, 10);
    for (int watts = -10_000; watts <= 10_000; watts += 100) {
      assertThat(Integer.signum(corrected(watts).value())).isEqualTo(Integer.signum(watts));
    }
  }

  private Watts corrected(int watts) {
    return trim.corrected(new Watts(watts), now);
  }

  private void hold(int commanded, int measured, int seconds) {
    for (int second = 0; second < seconds; second++) {
      trim.measured(
          new MeterReading(Instant.EPOCH.plusNanos(now), new WattHours(0), new WattHours(0), new Watts(measured),
              Optional.empty()),
          Duration.ZERO, new Watts(commanded), now);
      now += Duration.ofSeconds(1).toNanos();
    }
  }
}
