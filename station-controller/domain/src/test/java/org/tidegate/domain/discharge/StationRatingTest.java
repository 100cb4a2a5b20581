package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StationRatingTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new StationRating();

  @Test
  void power_always_isWhatTheStationIsBuiltFor() {
    assertThat(given.discharge(limit)).isEqualTo(11_000);
    assertThat(given.charge(limit)).isEqualTo(22_000);
    given.ratedDischarge = 0;
    assertThat(given.discharge(limit)).isZero();
  }
}
