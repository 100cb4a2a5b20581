package org.tidegate.hardware.pi;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** One phase of 230 V, unless it says otherwise: at 16 A offered, 18.1 A (4,163 W) are still in order. */
class CurrentWatchTest {
  private static final PiSettings.Supply ONE_PHASE = new PiSettings.Supply(1, 230, 32);
  private static final PiSettings.Supply THREE_PHASES = new PiSettings.Supply(3, 230, 32);

  private long now = Duration.ofHours(-1).toNanos();

  @ParameterizedTest
  @CsvSource(nullValues = "unknown", value = {
      // phases of the supply, offered A, W, V, W of each phase: whether it is too much once it stands
      "1, 16, 3680, 230, unknown, false",
      "1, 16, 4163, 230, unknown, false",
      "1, 16, 4164, 230, unknown, true",
      "1, 16, 7360, 230, unknown, true",
      "1, 6, 1633, 230, unknown, false",
      "1, 6, 1634, 230, unknown, true",
      "1, 0, 115, 230, unknown, false",
      "1, 0, 116, 230, unknown, true",
      // out of the vehicle
      "1, 0, -5000, 230, unknown, false",
      // a higher voltage is less current; one that is not told is taken as 253 V, one that no grid has as 207 V
      "1, 16, 4500, 253, unknown, false",
      "1, 16, 4579, unknown, unknown, false",
      "1, 16, 4580, unknown, unknown, true",
      "1, 16, 3740, 1, unknown, false",
      // three phases: the one that carries the most, else as if they carried the same
      "3, 16, 4164, 230, 4164/0/0, true",
      "3, 16, 4163, 230, 4163/0/0, false",
      "3, 16, 10000, 230, 3000/4200/2800, true",
      "3, 16, 12489, 230, unknown, false",
      "3, 16, 12500, 230, unknown, true",
      "3, 16, 5000, 230, unknown, false",
      // ISO 15118 tells how much: the duty cycle is no limit
      "1, unknown, 20000, 230, unknown, false"})
  void reading_isComparedWithTheOffer(int phases, @Nullable Double offered, int watts, @Nullable Double volts,
      @Nullable String loads, boolean tooMuch) {
    var watch = new CurrentWatch(phases == 1 ? ONE_PHASE : THREE_PHASES, now);
    watch.offers(offered == null ? OptionalDouble.empty() : OptionalDouble.of(offered), now);
    var reading = reading(watts, Optional.ofNullable(volts));
    var told = loads == null
        ? reading
        : reading.with(new PhaseLoads(Arrays.stream(loads.split("/")).map(Integer::valueOf).map(Watts::new).toList()));
    assertThat(seconds(watch, told, 4)).isEmpty();
    seconds(watch, told, 1);
    assertThat(seconds(watch, told, 1).isPresent()).isEqualTo(tooMuch);
  }

  /** 5 s to follow, and 5 s in which it stands. */
  @Test
  void offerFalls_vehicleHasTimeToFollow() {
    var watch = offering(16);
    assertThat(seconds(watch, 3_680, 60)).isEmpty();
    watch.offers(OptionalDouble.of(6), now);
    assertThat(seconds(watch, 3_680, 9)).isEmpty();
    assertThat(seconds(watch, 3_680, 1)).contains("the vehicle takes 16.0 A, 6.0 A are offered");
    assertThat(seconds(watch, 1_380, 1)).isEmpty();
  }

  @Test
  void offerFallsAgainAndAgain_theOldestStillCountsNoLongerThanItsTime() {
    var watch = offering(16);
    for (int step = 15; step >= 6; step--) {
      seconds(watch, 3_680, 1);
      watch.offers(OptionalDouble.of(step), now);
    }
    assertThat(seconds(watch, 3_680, 9)).as("11 A and more were offered until 5 s ago").isPresent();
  }

  @Test
  void offerRises_countsAtOnce() {
    var watch = offering(6);
    seconds(watch, 3_680, 3);
    watch.offers(OptionalDouble.of(16), now);
    assertThat(seconds(watch, 3_680, 60)).isEmpty();
  }

  /** A charger that regulates, or a meter that shows a wrong number once. */
  @Test
  void excess_comesAndGoes_isNone() {
    var watch = offering(16);
    for (int times = 0; times < 20; times++) {
      assertThat(seconds(watch, 7_360, 5)).isEmpty();
      assertThat(seconds(watch, 3_680, 1)).isEmpty();
    }
  }

  /** What was in between nobody knows. */
  @Test
  void meterSilentBetween_beginsAnew_butEndsNothing() {
    var watch = offering(16);
    assertThat(seconds(watch, 7_360, 4)).isEmpty();
    now += Duration.ofSeconds(6).toNanos();
    assertThat(seconds(watch, 7_360, 5)).isEmpty();
    assertThat(seconds(watch, 7_360, 1)).isPresent();
    now += Duration.ofMinutes(1).toNanos();
    assertThat(seconds(watch, 7_360, 1)).as("it still takes too much").isPresent();
  }

  private CurrentWatch offering(double amps) {
    var watch = new CurrentWatch(ONE_PHASE, now);
    watch.offers(OptionalDouble.of(amps), now);
    return watch;
  }

  private Optional<String> seconds(CurrentWatch watch, int watts, int seconds) {
    return seconds(watch, reading(watts, Optional.of(230.0)), seconds);
  }

  /** So many readings, each a second after the one before. */
  private Optional<String> seconds(CurrentWatch watch, MeterReading reading, int seconds) {
    Optional<String> newest = Optional.empty();
    for (int second = 0; second < seconds; second++) {
      now += Duration.ofSeconds(1).toNanos();
      newest = watch.judge(reading, now);
    }
    return newest;
  }

  private static MeterReading reading(int watts, Optional<Double> volts) {
    return new MeterReading(Instant.EPOCH, WattHours.ZERO, WattHours.ZERO, new Watts(watts), volts);
  }
}
