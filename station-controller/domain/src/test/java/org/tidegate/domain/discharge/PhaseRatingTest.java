package org.tidegate.domain.discharge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhaseRatingTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new PhaseRating();

  /** Per phase, phases in use. */
  @ParameterizedTest
  @CsvSource({",3,", ",,", "7360,3,22080", "7360,2,14720", "7360,1,7360", "7360,,7360", "0,3,0", "1,3,3"})
  void power_phasesInUse_isWhatEachOfThemCarries(Integer phase, Integer inUse, Integer atMost) {
    given.perPhase = phase;
    given.phasesInUse = inUse;
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
}
