package org.tidegate.domain.discharge;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.permission.PermissionState;

import static org.assertj.core.api.Assertions.assertThat;

class ChargeNowTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new ChargeNow();

  @ParameterizedTest
  @CsvSource({"false,", "true,0"})
  void discharge_driverChoseOrdinaryCharging_isZero(boolean chosen, Integer atMost) {
    given.chargesNow = chosen;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
    assertThat(given.charge(limit)).isNull();
    assertThat(given.chargeThroughAggregator(limit)).isNull();
  }

  @Test
  void setpoint_driverChoseOrdinaryCharging_isNotFollowedWithTheReason() {
    given.chargesNow = true;
    // Not through the aggregator: the purchase price is no matter.
    given.purchase = "9.99";
    assertThat(given.power()).isEqualTo(11_000);
    assertThat(given.decision().wish().kind()).isEqualTo(Wish.Kind.ORDINARY);
    assertThat(given.decision().reasons()).isEqualTo(List.of(LimitReason.CHARGE_NOW));
  }

  @Test
  void limits_driverChoseOrdinaryCharging_stillHold() {
    given.chargesNow = true;
    given.chargeLimit = 3_000;
    assertThat(given.power()).isEqualTo(3_000);
    given.setpoint = null;
    assertThat(given.decision().reasons()).containsExactly(LimitReason.CHARGING_PROFILE);
  }

  @Test
  void choice_withoutPermission_isNoReason() {
    given.chargesNow = true;
    given.permission = PermissionState.WITHDRAWN;
    assertThat(given.decision().reasons()).startsWith(LimitReason.PERMISSION_GIVEN)
        .doesNotContain(LimitReason.CHARGE_NOW);
  }
}
