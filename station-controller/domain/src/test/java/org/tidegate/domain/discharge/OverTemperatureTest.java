package org.tidegate.domain.discharge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OverTemperatureTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new OverTemperature();

  /** Rated 22,000 W in and 11,000 W out. */
  @ParameterizedTest
  @CsvSource({"100, , ", "99, 21780, 10890", "50, 11000, 5500", "1, 220, 110", "0, 0, 0"})
  void power_hot_isItsShareOfTheRating(int percent, Integer charge, Integer discharge) {
    given.ratingPercent = percent;
    assertThat(given.charge(limit)).isEqualTo(charge);
    assertThat(given.discharge(limit)).isEqualTo(discharge);
  }
}
