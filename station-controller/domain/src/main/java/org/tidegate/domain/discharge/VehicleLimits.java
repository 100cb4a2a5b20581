package org.tidegate.domain.discharge;

import org.tidegate.domain.dialog.Negotiation;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
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
    return situation.vehicle().filter(Vehicle::canDischarge).filter(car -> !energy(car).forbidDischarge())
        .flatMap(Vehicle::mostDischarge).orElse(Watts.ZERO);
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    boolean full = situation.vehicle().map(car -> energy(car).forbidCharge()).orElse(false);
    return full ? Watts.ZERO : situation.vehicle().flatMap(Vehicle::mostCharge).orElse(NONE);
  }

  private static EnergyRequests energy(Vehicle vehicle) {
    return vehicle.negotiation().map(Negotiation::energy).orElse(EnergyRequests.NONE);
  }
}
