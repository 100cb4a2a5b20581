package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.Watts;

/** No discharge at or below the minimum charge, nor when the state of charge is unknown or stale. Immutable. */
public final class MinimumStateOfCharge implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.MINIMUM_STATE_OF_CHARGE;
  }

  /** A discharge that stopped at the minimum goes on this many percentage points above it, against hunting. */
  public static final double RESUME_POINTS = 1;

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var soc = situation.freshStateOfCharge();
    var minimum = situation.minimumCharge();
    if (soc.isEmpty() || minimum.isEmpty()) {
      return Watts.ZERO;
    }
    return isAbove(soc.get(), minimum.get(), situation.memory().heldAtMinimum()) ? NONE : Watts.ZERO;
  }

  private static boolean isAbove(StateOfCharge soc, StateOfCharge minimum, boolean held) {
    return held ? !soc.isBelow(minimum.plusPoints(RESUME_POINTS)) && minimum.isBelow(soc) : minimum.isBelow(soc);
  }
}
