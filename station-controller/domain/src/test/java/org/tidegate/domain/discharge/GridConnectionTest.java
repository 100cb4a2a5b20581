package org.tidegate.domain.discharge;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class GridConnectionTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new GridConnection();

  @ParameterizedTest
  @CsvSource({",,,", "7000,3000,7000,3000", "0,0,0,0", ",1,,1"})
  void power_shareOfTheSite_isThatInEachDirection(Integer charge, Integer discharge, Integer charged,
      Integer discharged) {
    given.share = share(charge, discharge, LimitReason.GRID_CONNECTION);
    assertThat(given.charge(limit)).isEqualTo(charged);
    assertThat(given.chargeThroughAggregator(limit)).isEqualTo(charged);
    assertThat(given.discharge(limit)).isEqualTo(discharged);
  }

  @ParameterizedTest
  @CsvSource({"7000,3000"})
  void power_shareOfAProfile_isNoneOfTheSites(Integer charge, Integer discharge) {
    given.share = share(charge, discharge, LimitReason.CHARGING_PROFILE);
    assertThat(given.charge(limit)).isNull();
    assertThat(given.discharge(limit)).isNull();
    assertThat(given.charge(new ChargingProfileLimit())).isEqualTo(charge);
    assertThat(given.discharge(new ChargingProfileLimit())).isEqualTo(discharge);
  }

  @ParameterizedTest
  @CsvSource({"4999,-4999", "5000,-5000", "5001,-5000"})
  void setpoint_shareAroundIt_isCutToTheShare(int discharge, int power) {
    given.share = share(null, discharge, LimitReason.GRID_CONNECTION);
    assertThat(given.power()).isEqualTo(power);
    assertThat(given.decision().reason())
        .isEqualTo(discharge < 5_000 ? Optional.of(LimitReason.GRID_CONNECTION) : Optional.empty());
  }

  private static Share share(Integer charge, Integer discharge, LimitReason by) {
    return new Share(bound(charge, by), bound(discharge, by), Limit.NONE, Optional.empty());
  }

  private static Bound bound(Integer watts, LimitReason by) {
    return watts == null ? Bound.NONE : new Bound(new Watts(watts), by);
  }
}
