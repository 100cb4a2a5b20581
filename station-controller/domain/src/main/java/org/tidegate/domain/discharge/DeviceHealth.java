package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No power with a fault that stops it; no discharge when meter, clock or storage can't be relied on. Immutable. */
public final class DeviceHealth implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.DEVICE_HEALTH;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var health = situation.health();
    boolean well = !health.stopsDischarge() && health.clockIsSet() && health.meterIsFresh() && health.storageWorks();
    return well ? NONE : Watts.ZERO;
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.health().stopsCharging() ? Watts.ZERO : NONE;
  }
}
