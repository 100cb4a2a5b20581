package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No discharge while the driver has chosen ordinary charging. Immutable. */
public final class ChargeNow implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.CHARGE_NOW;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.chargesNow() ? Watts.ZERO : NONE;
  }
}
