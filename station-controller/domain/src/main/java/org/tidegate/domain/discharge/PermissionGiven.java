package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No discharge without the driver's standing permission. Immutable. */
public final class PermissionGiven implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.PERMISSION_GIVEN;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.isPermitted() && situation.conditions().isPresent() ? NONE : Watts.ZERO;
  }
}
