package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.permission.PermissionState;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionGivenTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new PermissionGiven();

  @ParameterizedTest
  @EnumSource(value = PermissionState.class, names = "GRANTED", mode = EnumSource.Mode.EXCLUDE)
  void discharge_permissionNotGranted_isZero(PermissionState state) {
    given.permission = state;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void discharge_nobodyAsked_isZero() {
    given.permission = null;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void discharge_grantedWithoutConditions_isZero() {
    given.conditionsKnown = false;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void discharge_granted_isNotLimited() {
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void charge_notGranted_isNotLimited() {
    given.permission = PermissionState.DENIED;
    assertThat(given.charge(limit)).isNull();
    assertThat(given.chargeThroughAggregator(limit)).isNull();
  }
}
