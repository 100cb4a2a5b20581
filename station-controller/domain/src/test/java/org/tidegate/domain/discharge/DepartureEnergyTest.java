package org.tidegate.domain.discharge;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DepartureEnergyTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new DepartureEnergy();

  /** 10 points of 60 kWh are 6,000 Wh; at 11,000 W and 0.9 that takes 2,181.8 s, plus 300 s in hand. */
  @ParameterizedTest
  @CsvSource({"2482,", "2481,0", "2480,0", "-1,0"})
  void discharge_tenPercentMissing_dependsOnTimeLeft(long secondsLeft, Integer atMost) {
    given.soc = 70.0;
    given.required = 80.0;
    given.departure = SituationByHand.NOON.plusSeconds(secondsLeft);
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"301,", "300,0", "299,0"})
  void discharge_requiredChargeIsThere_isKeptInTheLastFiveMinutes(long secondsLeft, Integer atMost) {
    given.required = 80.0;
    given.departure = SituationByHand.NOON.plusSeconds(secondsLeft);
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_noDeparture_isNotLimited() {
    given.soc = 40.0;
    given.required = 80.0;
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void discharge_nothingRequired_isNotLimited() {
    given.departure = SituationByHand.NOON;
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void discharge_chargeOrCapacityUnknownOrStale_isZero() {
    given.required = 80.0;
    given.departure = SituationByHand.NOON.plusSeconds(86_400);
    given.capacity = null;
    assertThat(given.discharge(limit)).isZero();
    given.capacity = 60_000L;
    assertThat(given.discharge(limit)).isNull();
    given.socAge = Duration.ofSeconds(61);
    assertThat(given.discharge(limit)).isZero();
    given.socAge = Duration.ZERO;
    given.soc = null;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void charge_departureNear_isNotLimited() {
    given.required = 80.0;
    given.departure = SituationByHand.NOON;
    assertThat(given.charge(limit)).isNull();
  }
}
