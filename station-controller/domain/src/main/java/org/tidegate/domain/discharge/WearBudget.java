package org.tidegate.domain.discharge;

import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Watts;

/** No discharge beyond the most energy through the battery that the driver allowed in this session. Immutable. */
public final class WearBudget implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.WEAR_BUDGET;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var budget = situation.conditions().flatMap(Conditions::wearBudget);
    boolean usedUp = budget.map(most -> situation.exported().compareTo(most) >= 0).orElse(false);
    return usedUp ? Watts.ZERO : NONE;
  }
}
