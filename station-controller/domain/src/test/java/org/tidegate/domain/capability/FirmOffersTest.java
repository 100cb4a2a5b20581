package org.tidegate.domain.capability;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An offer called firm is kept: in ten thousand random stays the aggregator takes the station at its word, and gets the
 * power for all of the time, whatever others do meanwhile. A likely offer is not always kept, or firm would say nothing.
 */
class FirmOffersTest {
  private static final int STAYS = 10_000;
  private static final int STEPS = 40;

  @Test
  void firm_tenThousandStays_isKeptToItsLastMinute() {
    int taken = 0;
    long minutes = 0;
    for (int seed = 0; seed < STAYS; seed++) {
      var stay = new SimulatedStay(seed, false);
      var offer = seed % 3 == 0 ? stay.capability().charge().firm() : stay.capability().discharge().firm();
      taken += offer.power().isZero() ? 0 : 1;
      minutes += offer.kept().toMinutes();
      assertThat(kept(stay, offer, seed % 3 == 0)).as("seed %d: %s", seed, offer).isEqualTo(offer.kept());
    }
    assertThat(taken).isGreaterThan(STAYS / 4);
    assertThat(minutes / taken).as("minutes on average").isGreaterThan(30);
  }

  @Test
  void likely_manyStays_isMoreAndNotAlwaysKept() {
    int broken = 0;
    for (int seed = 0; seed < STAYS / 10; seed++) {
      var stay = new SimulatedStay(seed, false);
      var both = stay.capability().discharge();
      assertThat(both.firm().power()).as("seed %d", seed).isLessThanOrEqualTo(both.likely().power());
      broken += kept(stay, both.likely(), false).equals(both.likely().kept()) ? 0 : 1;
    }
    assertThat(broken).isGreaterThan(STAYS / 100);
  }

  /** For how long the power flows that was offered, up to the time that was offered. */
  private static Duration kept(SimulatedStay stay, Offer offer, boolean charge) {
    int setpoint = charge ? offer.power().value() : -offer.power().value();
    var end = stay.now.plus(offer.kept());
    var step = offer.kept().dividedBy(STEPS);
    var begin = stay.now;
    while (stay.now.isBefore(end)) {
      stay.meanwhile();
      int power = stay.decide(setpoint).power().value();
      if (charge ? power < setpoint : power > setpoint) {
        return Duration.between(begin, stay.now);
      }
      stay.flow(power, step);
    }
    return offer.kept();
  }
}
