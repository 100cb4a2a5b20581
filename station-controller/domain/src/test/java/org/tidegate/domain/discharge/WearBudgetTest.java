package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WearBudgetTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new WearBudget();

  @ParameterizedTest
  @CsvSource({"9999,", "10000,0", "10001,0", "0,"})
  void discharge_budget10kWh_dependsOnEnergyOut(long exported, Integer atMost) {
    given.wearBudget = 10_000L;
    given.exported = exported;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_budgetOfNothing_isZero() {
    given.wearBudget = 0L;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void discharge_noBudget_isNotLimited() {
    given.exported = 1_000_000;
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void charge_budgetUsedUp_isNotLimited() {
    given.wearBudget = 0L;
    assertThat(given.charge(limit)).isNull();
  }
}
