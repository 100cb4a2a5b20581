package org.tidegate.domain.discharge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChargingProfileLimitTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new ChargingProfileLimit();

  @ParameterizedTest
  @CsvSource({",", "0,0", "-1,1", "-4000,4000"})
  void discharge_profilesDischargeLimit_isItsMagnitude(Integer dischargeLimit, Integer atMost) {
    given.dischargeLimit = dischargeLimit;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({",", "0,0", "6000,6000"})
  void charge_profilesLimit_isThat(Integer chargeLimit, Integer atMost) {
    given.chargeLimit = chargeLimit;
    assertThat(given.charge(limit)).isEqualTo(atMost);
    assertThat(given.chargeThroughAggregator(limit)).isEqualTo(atMost);
  }
}
