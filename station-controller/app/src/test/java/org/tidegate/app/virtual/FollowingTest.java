package org.tidegate.app.virtual;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How exactly a setpoint is followed with a converter of first-order lag and 1 % error: from 5 s after a step within 1 % of
 * the rated power (11 kW) or 50 W, whichever is larger; overshoot at most 5 % of the step; energy of 15 minutes within 1 % of
 * the energy that the setpoint moves both ways.
 */
class FollowingTest {
  private static final int RATED = 11_000;
  private static final double TOLERANCE = Math.max(50, RATED * 0.01);
  private static final Duration SETTLED = Duration.ofSeconds(5);

  @ParameterizedTest
  @CsvSource({"0, 1", "0, -1", "300, 1", "500, -1", "700, 1", "700, -1", "900, 1", "900, -1", "1000, 1",
      "1000, -1"})
  @Covers("2.1 V2X.02")
  void setpoints_randomStepsBothSigns_areFollowed(int lagMs, double errorPercent) {
    var stay = PermittedStay.begin(VirtualSetup.of(lagMs + (long) errorPercent));
    stay.converter(Duration.ofMillis(lagMs), errorPercent);
    var random = new Random(31 * lagMs + (long) errorPercent);
    for (int quarter = 0; quarter < 4; quarter++) {
      followQuarter(stay, random);
    }
  }

  private static void followQuarter(PermittedStay stay, Random random) {
    var wanted = new Energy();
    var moved = new Energy();
    var begin = registers(stay);
    int left = 900;
    for (int before = stay.actual(); left > 0; before = stay.actual()) {
      int setpoint = setpoint(random);
      int seconds = Math.min(left, random.nextInt(10, 90));
      stay.setpoint(setpoint);
      int from = before;
      stay.watch(Duration.ofSeconds(seconds), passed -> {
        assertFollows(stay.actual(), setpoint, from, passed);
        wanted.add(setpoint);
        moved.add(stay.actual());
      });
      left -= seconds;
    }
    assertThat(Math.abs(moved.net - wanted.net)).as("energy within 1 %%: %s of %s", moved.net, wanted.net)
        .isLessThanOrEqualTo(0.01 * wanted.gross);
    assertThat(registers(stay) - begin).isCloseTo(moved.net / 20 / 3_600, within(3.0));
  }

  private static void assertFollows(int actual, int setpoint, int from, int passed) {
    double overshoot = Math.max(TOLERANCE, 0.05 * Math.abs(setpoint - from));
    if (setpoint >= from) {
      assertThat((double) actual).as("overshoot on the way to %d", setpoint).isLessThanOrEqualTo(setpoint + overshoot);
    } else {
      assertThat((double) actual).as("overshoot on the way to %d", setpoint)
          .isGreaterThanOrEqualTo(setpoint - overshoot);
    }
    if (passed >= SETTLED.toMillis()) {
      assertThat((double) actual).as("%d ms after the step from %d to %d", passed, from, setpoint)
          .isBetween(setpoint - TOLERANCE, setpoint + TOLERANCE);
    }
  }

  /** From nearly all out to nearly all in and back, whenever the step comes between two readings. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 250, 500, 750, 900})
  @Covers("2.1 V2X.02")
  void setpoint_reversedWithASecondOfLag_isThereAfterFiveSeconds(int phase) {
    for (double error : new double[]{-1, 0, 1}) {
      var stay = PermittedStay.begin(VirtualSetup.of(phase));
      stay.converter(Duration.ofSeconds(1), error);
      stay.virtual.advance(Duration.ofMillis(phase));
      int from = stay.actual();
      for (int setpoint : new int[]{-9_000, 9_000, -9_000, 5_000, 9_000, -2_000}) {
        stay.setpoint(setpoint);
        int start = from;
        stay.watch(Duration.ofSeconds(20), passed -> assertFollows(stay.actual(), setpoint, start, passed));
        from = setpoint;
      }
    }
  }

  @Test
  @Covers("2.1 V2X.02")
  void correction_neverGoesBeyondALimitOfTheGate() {
    var stay = PermittedStay.begin(VirtualSetup.of(3));
    stay.converter(Duration.ZERO, -2);
    stay.setpoint(-5_000);
    stay.virtual.seconds(10);
    assertThat(stay.actual()).as("made up for").isBetween(-5_005, -4_995);
    assertThat(stay.commanded()).isBetween(-5_105, -5_100);
    stay.setpoint(-10_000); // the most that the car gives
    stay.watch(Duration.ofSeconds(20), _ -> assertThat(stay.commanded()).isBetween(-10_000, 0));
    assertThat(stay.commanded()).isEqualTo(-10_000);
  }

  @Test
  void correction_meterSilent_endsAtOnceItIsNoticed() {
    var stay = PermittedStay.begin(VirtualSetup.of(4));
    stay.converter(Duration.ZERO, -2);
    stay.setpoint(5_000);
    stay.virtual.seconds(10);
    assertThat(stay.commanded()).isBetween(5_100, 5_105);
    stay.virtual.hardware().device(1, before -> before.withMeterSilent(true));
    stay.virtual.seconds(10);
    assertThat(stay.commanded()).isEqualTo(5_000);
  }

  private static int setpoint(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> 0;
      case 1 -> random.nextInt(-600, 600);
      default -> random.nextInt(-10_000, 10_001);
    };
  }

  private static double registers(PermittedStay stay) {
    var state = stay.virtual.hardware().state(1);
    return state.imported().value() - state.exported().value();
  }

  /** Watts added up each 50 ms. */
  private static final class Energy {
    private double net;
    private double gross;

    void add(int watts) {
      net += watts;
      gross += Math.abs(watts);
    }
  }
}
