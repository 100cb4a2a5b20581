package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps of a setpoint through a converter of first-order lag and constant error, read each second by a meter that may be
 * late or noisy: random cases, the same for the same seed.
 */
class ConverterFollowingTest {
  private static final int RATED = 10_000;
  private static final double TOLERANCE = 0.01 * RATED;
  private static final int CASES = 1_000;
  private static final int STEP_MS = 10;
  /** The least that limits leave above a setpoint in these cases: error and lead need it. */
  private static final double ROOM = 1.25;

  @ParameterizedTest
  @CsvSource({
      // told age ms, untold age ms, noise W, tolerance above 1 % W, overshoot %
      "0,    0,  0,  0,  2", // a good meter
      "400,  0,  0,  0,  2", // late, and it says so
      "0,  400,  0,  0,  5", // late, and it does not
      "0,    0, 20, 40,  5", // noisy
      "400, 400, 20, 40,  5"})
  void step_anyLagAndError_isThereAfterFiveSecondsWithoutOvershoot(int told, int untold, int noise, int more,
      double overshoot) {
    var random = new Random(7);
    for (int number = 0; number < CASES; number++) {
      var plant = new Plant(random, random.nextDouble() * 1.0, random.nextDouble(-0.01, 0.01), told, untold, noise);
      double before = 0;
      for (int step = 0; step < 4; step++) {
        double from = before;
        int setpoint = random.nextBoolean() ? random.nextInt(1_000, RATED + 1) : -random.nextInt(1_000, RATED + 1);
        double most = Math.max(TOLERANCE + more, overshoot / 100 * Math.abs(setpoint - from));
        plant.follow(setpoint, 12, (passed, power) -> {
          double beyond = setpoint >= from ? power - setpoint : setpoint - power;
          assertThat(beyond).as("%s: overshoot from %.0f to %d", plant, from, setpoint).isLessThanOrEqualTo(most);
          if (passed >= 5_000) {
            assertThat(power).as("%s: %d ms after the step from %.0f to %d", plant, passed, from, setpoint)
                .isBetween(setpoint - TOLERANCE - more, setpoint + TOLERANCE + more);
          }
        });
        before = plant.power;
      }
    }
  }

  /** A meter that is later than anybody expects misleads for a while, and within bounds. */
  @Test
  void step_meterASecondLateWithoutSayingSo_staysWithinBoundsAndSettles() {
    var random = new Random(8);
    for (int number = 0; number < CASES; number++) {
      var plant = new Plant(random, random.nextDouble(), random.nextDouble(-0.01, 0.01), 0, 1_000, 0);
      for (int step = 0; step < 4; step++) {
        double from = plant.power;
        int setpoint = random.nextInt(1_000, RATED + 1) * (random.nextBoolean() ? 1 : -1);
        double bound = 0.05 * RATED + 0.06 * Math.abs(setpoint - from);
        plant.follow(setpoint, 40, (passed, power) -> {
          double beyond = setpoint >= from ? power - setpoint : setpoint - power;
          assertThat(beyond).as("%s: from %.0f to %d", plant, from, setpoint).isLessThanOrEqualTo(bound);
          if (passed >= 20_000) {
            assertThat(power).as("%s: from %.0f to %d", plant, from, setpoint)
                .isBetween(setpoint - TOLERANCE, setpoint + TOLERANCE);
          }
        });
      }
    }
  }

  /** What is looked at each few milliseconds. */
  @FunctionalInterface
  private interface Look {
    void at(int passedMs, double power);
  }

  /** Converter, meter and the two trims that one EVSE has. */
  private static final class Plant {
    private final Random random;
    private final double lag;
    private final double error;
    private final int told;
    private final int untold;
    private final int noise;
    private final int phase;
    private final ConverterTrim charge = new ConverterTrim(new Watts(RATED));
    private final ConverterTrim discharge = new ConverterTrim(new Watts(RATED));
    private final Deque<Double> past = new ArrayDeque<>();
    private double power;
    private long now;

    Plant(Random random, double lag, double error, int told, int untold, int noise) {
      this.random = random;
      this.lag = lag;
      this.error = error;
      this.told = told;
      this.untold = untold;
      this.noise = noise;
      this.phase = random.nextInt(100) * STEP_MS;
    }

    void follow(int setpoint, int seconds, Look look) {
      var trim = setpoint < 0 ? discharge : charge;
      var command = command(trim, setpoint);
      for (int passed = STEP_MS; passed <= seconds * 1000; passed += STEP_MS) {
        move(command);
        look.at(passed, power);
        if (passed % 1000 == phase) {
          command = command(trim, setpoint);
          read(trim, command);
          command = command(trim, setpoint);
        }
      }
    }

    private Watts command(ConverterTrim trim, int setpoint) {
      double command = trim.corrected(new Watts(setpoint), now).value();
      return new Watts((int) Math.clamp(command, -ROOM * RATED, ROOM * RATED));
    }

    private void move(Watts command) {
      double end = command.value() * (1 + error);
      power = lag == 0 ? end : end + (power - end) * Math.exp(-STEP_MS / 1e3 / lag);
      now += Duration.ofMillis(STEP_MS).toNanos();
      past.addLast(power);
      while (past.size() > (told + untold) / STEP_MS + 1) {
        past.removeFirst();
      }
    }

    private void read(ConverterTrim trim, Watts command) {
      int seen = (int) Math.rint(past.getFirst() + noise * random.nextDouble(-1, 1));
      trim.measured(new MeterReading(Instant.EPOCH.plusNanos(now).minusMillis(told), WattHours.ZERO, WattHours.ZERO,
          new Watts(seen), Optional.empty()), Duration.ofMillis(told), command, now);
    }

    @Override
    public String toString() {
      return "lag %.2f s, error %.2f %%, phase %d ms".formatted(lag, 100 * error, phase);
    }
  }
}
