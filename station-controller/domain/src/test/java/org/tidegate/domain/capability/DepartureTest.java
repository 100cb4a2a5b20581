package org.tidegate.domain.capability;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.quantity.StateOfCharge;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An aggregator that wants to discharge all the time: in thousands of random stays the driver leaves with the required
 * charge whenever charging from the first moment on would have reached it, and the vehicle is not driven to and fro.
 */
class DepartureTest {
  private static final int STAYS = 4_000;
  private static final Duration STEP = Duration.ofSeconds(60);
  /** The vehicle tells tenths of a percent, rounded down. */
  private static final double TOLD = 0.1;

  @Test
  void requiredCharge_wheneverItCanBeReached_isThereAtTheDeparture() {
    int reachable = 0;
    int discharged = 0;
    for (int seed = 0; seed < STAYS; seed++) {
      double required = required(new SimulatedStay(seed, true));
      if (!isReached(charging(new SimulatedStay(seed, true)), required)) {
        continue;
      }
      reachable++;
      var stay = new SimulatedStay(seed, true);
      discharged += discharging(stay, seed) > 0 ? 1 : 0;
      assertThat(stay.soc()).as("seed %d", seed).isGreaterThanOrEqualTo(required - TOLD);
    }
    assertThat(reachable).isGreaterThan(STAYS / 3);
    assertThat(discharged).isGreaterThan(STAYS / 10);
  }

  private static boolean isReached(double soc, double required) {
    return soc >= required;
  }

  private static double required(SimulatedStay stay) {
    return stay.required.map(StateOfCharge::percent).orElseThrow();
  }

  /** What the charge would be with nothing but charging. */
  private static double charging(SimulatedStay stay) {
    var end = stay.departure.orElseThrow();
    while (stay.now.isBefore(end)) {
      stay.meanwhile();
      stay.flow(stay.chargeable(), STEP);
    }
    return stay.soc();
  }

  /** How many steps discharged; and the direction changes rarely. */
  private static int discharging(SimulatedStay stay, int seed) {
    var end = stay.departure.orElseThrow();
    int steps = 0;
    int turns = 0;
    int before = 0;
    while (stay.now.isBefore(end)) {
      stay.meanwhile();
      int power = stay.decide(-11_000).power().value();
      steps += power < 0 ? 1 : 0;
      turns += Integer.signum(power) * Integer.signum(before) < 0 ? 1 : 0;
      before = power == 0 ? before : power;
      stay.flow(power, STEP);
    }
    // A stay is at most ten hours, and a charge that was caught up is kept but for the last hour.
    assertThat(turns).as("seed %d", seed).isLessThanOrEqualTo(8);
    return steps;
  }
}
