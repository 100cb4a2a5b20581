package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Vehicle;

/** The vehicle's own limits; one that said nothing of discharging, or has basic signalling, is never discharged. Immutable. */
public final class VehicleLimits implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.VEHICLE_LIMITS;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.vehicle().filter(Vehicle::canDischarge).flatMap(Vehicle::mostDischarge).orElse(Watts.ZERO);
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.vehicle().flatMap(Vehicle::mostCharge).orElse(NONE);
  }
}
