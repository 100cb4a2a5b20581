package org.tidegate.domain.discharge;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.discharge.Gate.Passed;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.discharge.LimitReason.CHARGING_PROFILE;
import static org.tidegate.domain.discharge.LimitReason.DEVICE_HEALTH;
import static org.tidegate.domain.discharge.LimitReason.EXPORT_APPROVED;
import static org.tidegate.domain.discharge.LimitReason.GRID_CONNECTION;
import static org.tidegate.domain.discharge.LimitReason.OPERATIONAL_STATE;
import static org.tidegate.domain.discharge.LimitReason.SALE_PRICE;
import static org.tidegate.domain.discharge.LimitReason.STATION_RATING;
import static org.tidegate.domain.discharge.LimitReason.VEHICLE_LIMITS;

class GateTest {
  private final SituationByHand given = new SituationByHand();

  @ParameterizedTest
  @CsvSource({"-5000,-5000", "-10000,-10000", "-10001,-10000", "-1,-1", "0,0", "1,1", "11000,11000", "11001,11000"})
  void setpoint_vehicleGives10AndTakes11kW_isCut(int wished, int power) {
    assertThat(pass(wished).power()).isEqualTo(new Watts(power));
  }

  @Test
  void setpoint_withinAllLimits_hasNoReason() {
    assertThat(pass(-10_000).reasons()).isEmpty();
    assertThat(pass(0).reasons()).isEmpty();
  }

  @Test
  void setpoint_severalLimits_strictestComesFirst() {
    given.approved = 3_000;
    given.dischargeLimit = -4_000;
    assertThat(pass(-20_000)).isEqualTo(new Passed(new Watts(-3_000),
        List.of(EXPORT_APPROVED, CHARGING_PROFILE, VEHICLE_LIMITS, STATION_RATING)));
  }

  @Test
  void setpoint_equallyStrictLimits_comeInTheOrderAsked() {
    given.sale = null;
    given.transaction = false;
    given.faults.add(FaultKind.GroundFailure);
    assertThat(pass(-5_000).reasons()).containsExactly(SALE_PRICE, DEVICE_HEALTH, OPERATIONAL_STATE);
  }

  @Test
  void wish_limitsOfTheWrongSign_neverTurnsAround() {
    given.mostCharge = -3_000;
    given.chargeLimit = -2_000;
    given.ratedDischarge = -1_000;
    assertThat(pass(5_000).power()).isEqualTo(Watts.ZERO);
    assertThat(pass(-5_000).power()).isEqualTo(Watts.ZERO);
  }

  @Test
  void ordinaryCharging_vehicleAndStationOnly_hasNoReason() {
    assertThat(Gate.pass(given.situation(), Wish.ORDINARY))
        .isEqualTo(new Passed(new Watts(11_000), List.of()));
  }

  @Test
  void ordinaryCharging_profileLimitBelowRatings_isTheReason() {
    given.chargeLimit = 6_000;
    assertThat(Gate.pass(given.situation(), Wish.ORDINARY).reasons()).containsExactly(CHARGING_PROFILE);
    given.siteImport = 4_000;
    assertThat(Gate.pass(given.situation(), Wish.RECOVERY).reasons()).containsExactly(GRID_CONNECTION,
        CHARGING_PROFILE);
  }

  @Test
  void ordinaryCharging_profileLimitAboveRatings_isNoReason() {
    given.chargeLimit = 11_000;
    assertThat(Gate.pass(given.situation(), Wish.ORDINARY).reasons()).isEmpty();
  }

  @Test
  void ordinaryCharging_notAuthorized_namesThatAndNoRating() {
    given.authorized = false;
    assertThat(Gate.pass(given.situation(), Wish.ORDINARY))
        .isEqualTo(new Passed(Watts.ZERO, List.of(OPERATIONAL_STATE)));
  }

  @Test
  void ordinaryCharging_vehicleTakesNothing_namesTheVehicle() {
    given.mostCharge = 0;
    assertThat(Gate.pass(given.situation(), Wish.ORDINARY))
        .isEqualTo(new Passed(Watts.ZERO, List.of(VEHICLE_LIMITS)));
  }

  private Passed pass(int watts) {
    return Gate.pass(given.situation(), Wish.setpoint(new Watts(watts), Optional.of(7)));
  }
}
