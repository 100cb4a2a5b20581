package org.tidegate.domain.discharge;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.discharge.Situation.Memory;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.discharge.LimitReason.CHARGING_PROFILE;
import static org.tidegate.domain.discharge.LimitReason.DEPARTURE_ENERGY;
import static org.tidegate.domain.discharge.LimitReason.DEVICE_HEALTH;
import static org.tidegate.domain.discharge.LimitReason.MINIMUM_STATE_OF_CHARGE;
import static org.tidegate.domain.discharge.LimitReason.OPERATIONAL_STATE;
import static org.tidegate.domain.discharge.LimitReason.PERMISSION_GIVEN;
import static org.tidegate.domain.discharge.LimitReason.PURCHASE_PRICE;
import static org.tidegate.domain.discharge.LimitReason.SALE_PRICE;

class DecisionTest {
  private final SituationByHand given = new SituationByHand();

  @Test
  void wish_permittedSetpoint_isFollowed() {
    var decision = given.decision();
    assertThat(decision.wish().kind()).isEqualTo(Wish.Kind.SETPOINT);
    assertThat(decision.wish().profileId()).contains(7);
    assertThat(decision.power().value()).isEqualTo(-5_000);
    assertThat(decision.reasons()).isEmpty();
    assertThat(decision.reason()).isEmpty();
  }

  @Test
  void wish_permittedWithoutSetpoint_isOrdinaryCharging() {
    given.setpoint = null;
    assertThat(given.decision().wish()).isEqualTo(Wish.ORDINARY);
    assertThat(given.power()).isEqualTo(11_000);
    assertThat(given.decision().reasons()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = PermissionState.class, names = "GRANTED", mode = EnumSource.Mode.EXCLUDE)
  void setpoint_withoutPermission_isOrdinaryChargingWithTheReason(PermissionState state) {
    given.permission = state;
    assertThat(given.power()).isEqualTo(11_000);
    assertThat(given.decision().reasons()).containsExactly(PERMISSION_GIVEN);
  }

  @Test
  void chargeSetpoint_withoutPermission_isOrdinaryChargingWithTheReason() {
    given.permission = PermissionState.ASKED;
    given.setpoint = 2_000;
    given.purchase = null;
    given.chargeLimit = 6_000;
    assertThat(given.power()).isEqualTo(6_000);
    assertThat(given.decision().reasons()).containsExactly(PERMISSION_GIVEN, CHARGING_PROFILE);
  }

  @Test
  void ordinaryCharging_withoutPermissionOrSetpoint_hasNoReason() {
    given.permission = PermissionState.DENIED;
    given.setpoint = null;
    assertThat(given.decision().reasons()).isEmpty();
  }

  @Test
  void discharge_blocked_isZeroAndNotCharging() {
    given.sale = "0.24";
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).containsExactly(SALE_PRICE);
  }

  @Test
  void chargeSetpoint_priceTooHigh_isZero() {
    given.setpoint = 5_000;
    given.purchase = "0.26";
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).containsExactly(PURCHASE_PRICE);
  }

  @Test
  void setpoint_zero_isZeroWithoutReason() {
    given.setpoint = 0;
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).isEmpty();
    assertThat(given.decision().wish().kind()).isEqualTo(Wish.Kind.SETPOINT);
  }

  @Test
  void limit_zeroInBothDirections_isZero() {
    given.chargeLimit = 0;
    given.dischargeLimit = 0;
    for (var setpoint : new Integer[]{null, -5_000, 5_000}) {
      given.setpoint = setpoint;
      assertThat(given.power()).isZero();
      assertThat(given.decision().reasons()).containsExactly(CHARGING_PROFILE);
    }
  }

  @Test
  void limit_zeroBesideNegativeSetpoint_permitsDischargeOnly() {
    given.chargeLimit = 0;
    assertThat(given.power()).isEqualTo(-5_000);
    given.soc = 10.0;
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).containsExactly(CHARGING_PROFILE);
  }

  @ParameterizedTest
  @CsvSource({"28.1,false,0", "28.0,false,11000", "27.9,false,11000", "0,false,11000", "28.1,true,11000",
      "29.9,true,11000", "30.0,true,0", "30.1,true,-5000"})
  void recovery_minimum30Percent_starts2PercentBelowAndEndsAtIt(double soc, boolean recovering, int power) {
    given.soc = soc;
    given.memory = new Memory(recovering, false, false);
    assertThat(given.power()).isEqualTo(power);
    assertThat(given.decision().memory().recovering()).isEqualTo(power > 0);
  }

  @Test
  void recovery_minimumOfOnePercent_startsWhenEmpty() {
    given.minimum = 1;
    given.soc = 0.0;
    assertThat(given.power()).isEqualTo(11_000);
  }

  @Test
  void recovery_vehiclesOwnMinimumIsHigher_counts() {
    given.vehicleMinimum = 50.0;
    given.soc = 48.0;
    assertThat(given.power()).isEqualTo(11_000);
  }

  @Test
  void recovery_chargeUnknownOrStale_isNotWished() {
    given.memory = new Memory(true, false, false);
    given.soc = null;
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).containsExactly(MINIMUM_STATE_OF_CHARGE);
    given.soc = 10.0;
    given.socAge = Duration.ofSeconds(61);
    assertThat(given.power()).isZero();
  }

  @Test
  void recovery_chargeUnknownForAWhile_goesOnAfterwards() {
    given.soc = 28.0;
    given.next();
    given.soc = null;
    given.next();
    given.soc = 29.0;
    assertThat(given.next().power().value()).isEqualTo(11_000);
  }

  @Test
  void recovery_overridesSetpointPriceAndWindow() {
    given.soc = 20.0;
    given.setpoint = 1_000;
    given.purchase = "9.00";
    given.slots.add(new Slot(Set.of(), LocalTime.MIN, LocalTime.NOON));
    assertThat(given.power()).isEqualTo(11_000);
    assertThat(given.decision().reasons()).isEmpty();
  }

  @Test
  void recovery_neverOverridesAuthorizationProfileRatingOrFault() {
    given.soc = 20.0;
    given.chargeLimit = 4_000;
    assertThat(given.power()).isEqualTo(4_000);
    given.ratedCharge = 3_000;
    assertThat(given.power()).isEqualTo(3_000);
    given.siteImport = 2_000;
    assertThat(given.power()).isEqualTo(2_000);
    given.authorized = false;
    assertThat(given.decision().reasons()).startsWith(OPERATIONAL_STATE);
    assertThat(given.power()).isZero();
    given.authorized = true;
    given.faults.add(FaultKind.GroundFailure);
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).startsWith(DEVICE_HEALTH);
  }

  @Test
  void minimum_reachedAndLeft_isApproachedWithoutHunting() {
    var powers = new ArrayList<Integer>();
    for (double soc : List.of(30.2, 30.1, 30.0, 30.1, 30.9, 29.9, 28.1, 28.0, 28.1, 29.9, 30.0, 30.5, 30.9, 31.0,
        30.5, 30.1, 30.0, 30.5)) {
      given.soc = soc;
      powers.add(given.next().power().value());
    }
    assertThat(powers).containsExactly(-5_000, -5_000, 0, 0, 0, 0, 0, 11_000, 11_000, 11_000, 0, 0, 0, -5_000,
        -5_000, -5_000, 0, 0);
  }

  @Test
  void minimum_chargeUnknownForAWhile_staysHeld() {
    given.soc = 30.0;
    given.next();
    given.soc = null;
    given.next();
    given.soc = 30.5;
    assertThat(given.next().power().value()).isZero();
  }

  @Test
  void minimum_loweredByTheDriver_dischargeGoesOn() {
    given.soc = 30.0;
    given.next();
    given.minimum = 20;
    assertThat(given.next().power().value()).isEqualTo(-5_000);
  }

  @Test
  void departure_needsItNow_overridesDischargeAndPrice() {
    given.required = 90.0;
    given.departure = SituationByHand.NOON.plusSeconds(600);
    given.purchase = null;
    assertThat(given.decision().wish()).isEqualTo(Wish.RECOVERY);
    assertThat(given.power()).isEqualTo(11_000);
  }

  @Test
  void departure_requiredChargeIsThere_isHeldAndNotCharged() {
    given.required = 80.0;
    given.departure = SituationByHand.NOON.plusSeconds(60);
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).containsExactly(DEPARTURE_ENERGY);
  }

  @Test
  void departure_chargeUnknown_isNoWishToCharge() {
    given.required = 90.0;
    given.departure = SituationByHand.NOON.plusSeconds(600);
    given.soc = null;
    assertThat(given.power()).isZero();
    assertThat(given.decision().reasons()).containsExactly(MINIMUM_STATE_OF_CHARGE, DEPARTURE_ENERGY);
  }

  @Test
  void vehicle_basicSignalling_chargesOrdinarilyAndNeverDischarges() {
    given.vehicleKnown = false;
    assertThat(given.power()).isZero();
    given.setpoint = null;
    assertThat(given.power()).isEqualTo(22_000);
  }
}
