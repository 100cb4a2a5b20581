package org.tidegate.domain.permission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PermissionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @EnumSource(PermissionState.class)
  void permission_anyState_isGrantedOnlyWhenGranted(PermissionState state) {
    assertThat(permission(state).isGranted()).isEqualTo(state == PermissionState.GRANTED);
  }

  @Test
  void moved_keepsWhatThePersonSaw() {
    var moved = permission(PermissionState.GRANTED).moved(PermissionState.WITHDRAWN, By.PHONE, NOW.plusSeconds(9));
    assertThat(moved).isEqualTo(new Permission("p-1", "s-1", 1, PermissionState.WITHDRAWN, By.PHONE,
        NOW.plusSeconds(9), Optional.of(conditions(1, 30, 80)), "7", "de"));
  }

  @Test
  void under_otherConditions_changesNothingElse() {
    var under = permission(PermissionState.GRANTED).under(conditions(2, 40, 80), NOW.plusSeconds(9));
    assertThat(under.conditions()).contains(conditions(2, 40, 80));
    assertThat(under.isGranted()).isTrue();
    assertThat(under.by()).isEqualTo(By.PANEL);
  }

  @Test
  void conditions_thatCantBeMeant_areRefused() {
    assertThat(conditions(1, 80, 80).requiredCharge()).contains(StateOfCharge.percent(80));
    assertThatThrownBy(() -> conditions(1, 80.1, 80)).hasMessageContaining("required charge");
    assertThatThrownBy(() -> conditions(0, 30, 80)).hasMessageContaining("version");
    assertThatThrownBy(() -> new Conditions(1, StateOfCharge.percent(30), Optional.empty(), Price.of("1", "EUR"),
        Price.of("1", "USD"), Optional.empty(), List.of(), Optional.empty(), false,
        Conditions.CompensationUse.POINTS)).hasMessageContaining("currency");
  }

  private static Permission permission(PermissionState state) {
    return new Permission("p-1", "s-1", 1, state, By.PANEL, NOW, Optional.of(conditions(1, 30, 80)), "7", "de");
  }

  private static Conditions conditions(int version, double minimum, double required) {
    return new Conditions(version, StateOfCharge.percent(minimum), Optional.of(StateOfCharge.percent(required)),
        Price.of("0.25", "EUR"), Price.of("0.25", "EUR"), Optional.empty(), List.of(), Optional.empty(), false,
        Conditions.CompensationUse.OFFSET);
  }
}
