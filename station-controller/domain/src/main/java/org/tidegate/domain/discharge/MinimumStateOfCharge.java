package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No discharge at or below the minimum charge, nor when the state of charge is unknown or stale. Immutable. */
public final class MinimumStateOfCharge implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.MINIMUM_STATE_OF_CHARGE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var soc = situation.freshStateOfCharge();
    var minimum = situation.minimumCharge();
    if (soc.isEmpty() || minimum.isEmpty()) {
      return Watts.ZERO;
    }
    boolean resumes = !situation.memory().heldAtMinimum()
        || !soc.get().isBelow(minimum.get().plusPoints(situation.margins().resumption()));
    return minimum.get().isBelow(soc.get()) && resumes ? NONE : Watts.ZERO;
  }
}
