package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No discharge that would make the required charge unreachable by the departure. Immutable. */
public final class DepartureEnergy implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.DEPARTURE_ENERGY;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return CatchUp.of(situation).isDue() ? Watts.ZERO : NONE;
  }
}
