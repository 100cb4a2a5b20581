package org.tidegate.domain.discharge;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class PhaseRatingTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new PhaseRating();

  /** Per phase; what each was seen to carry; the most of all together. */
  @ParameterizedTest
  @CsvSource({
      ", 1000/1000/1000,",
      ",,",
      "7360,, 7360",
      "7360, 2000/2000/2000, 22080",
      "7360, -2000/-2000/-2000, 22080",
      "7360, 2000/2000/0, 14720",
      "7360, 0/2000/0, 7360",
      "7360, 2000, 7360",
      "0, 2000/2000/2000, 0",
      "1, 2000/2000/2000, 3",
      // a meter and a charger that are a little uneven count as even, up to 2 %
      "7360, 2040/2000/1960, 22080",
      // 6,001 W together of which 2,041 W on one: 7,360 × 6,001 / 2,041
      "7360, 2041/2000/1960, 21640",
      // twice as much on one as on each of the others: 7,360 × 4,000 / 2,000
      "7360, 2000/1000/1000, 14720",
      "7360, -1000/-2000/-1000, 14720",
      // stand-by on L2 and L3 is no use of them
      "7360, 2000/99/99, 7360",
      "7360, 2000/100/0, 7728",
      // nothing was seen to flow
      "7360, 0/0/0, 7360"})
  void power_loadsOfPhases_isWhatTheHeaviestOfThemCarries(Integer phase, String loads, Integer atMost) {
    given.perPhase = phase;
    given.phases = loads == null ? null : loads(loads);
    assertThat(given.charge(limit)).isEqualTo(atMost);
    assertThat(given.chargeThroughAggregator(limit)).isEqualTo(atMost);
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"4999,-4999", "5000,-5000", "5001,-5000"})
  void setpoint_aroundTheRatingOfOnePhase_isCutWithTheReason(int phase, int power) {
    given.perPhase = phase;
    assertThat(given.power()).isEqualTo(power);
    assertThat(given.decision().reasons().contains(LimitReason.PHASE_RATING)).isEqualTo(power != -5_000);
  }

  private static PhaseLoads loads(String text) {
    return new PhaseLoads(Arrays.stream(text.split("/")).map(Integer::valueOf).map(Watts::new).toList());
  }
}
