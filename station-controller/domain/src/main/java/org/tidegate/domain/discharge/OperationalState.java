package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No power unless in service, authorized, with a running transaction and a vehicle that is ready. Immutable. */
public final class OperationalState implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.OPERATIONAL_STATE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.operation().allowsEnergy() && !situation.operation().tokenRefused() ? NONE : Watts.ZERO;
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.operation().allowsEnergy() ? NONE : Watts.ZERO;
  }
}
