package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.session.Signalling;

import static org.assertj.core.api.Assertions.assertThat;

class VehicleLimitsTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new VehicleLimits();

  @ParameterizedTest
  @CsvSource({"10000,10000", "1,1", "0,0", ",0", "-5,0"})
  void discharge_vehicleTellsItsMost_isThat(Integer most, int atMost) {
    given.mostDischarge = most;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_basicSignalling_isZero() {
    given.signalling = Signalling.BASIC;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void discharge_vehicleUnknown_isZero() {
    given.vehicleKnown = false;
    assertThat(given.discharge(limit)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"11000,11000", "0,0", ","})
  void charge_vehicleTellsItsMost_isThat(Integer most, Integer atMost) {
    given.mostCharge = most;
    assertThat(given.charge(limit)).isEqualTo(atMost);
  }
}
