package org.tidegate.hardware.vehicle;

import java.util.Optional;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.Vehicle.Electrical;

/**
 * The one place where a vehicle's spelling becomes the domain's: either sign of a discharge limit becomes a magnitude, a
 * value that makes no sense becomes unknown. Immutable.
 */
public final class VehicleAdapter {
  private VehicleAdapter() {}

  /** What the vehicle meant. */
  public static Vehicle vehicle(VehicleReport report) {
    Optional<StateOfCharge> stateOfCharge = report.stateOfCharge().flatMap(VehicleAdapter::charge);
    return new Vehicle(Signalling.ISO15118, report.current(), report.evccId(), stateOfCharge,
        stateOfCharge.map(known -> report.at()), report.capacityWh().flatMap(VehicleAdapter::energy),
        report.stateOfHealth().filter(VehicleAdapter::isPercent),
        report.mostChargeW().filter(watts -> watts >= 0).flatMap(VehicleAdapter::power),
        report.mostDischargeW().map(Math::abs).flatMap(VehicleAdapter::power),
        report.minimumCharge().flatMap(VehicleAdapter::charge), report.targetCharge().flatMap(VehicleAdapter::charge),
        report.departure(), electrical(report), report.negotiation());
  }

  private static Optional<Electrical> electrical(VehicleReport report) {
    return report.mostVolts().flatMap(volts -> report.mostAmps().flatMap(most -> report.leastAmps()
        .filter(least -> Electrical.areSound(volts, most, least))
        .map(least -> new Electrical(volts, most, least))));
  }

  private static Optional<StateOfCharge> charge(double percent) {
    return isPercent(percent) ? Optional.of(StateOfCharge.percent(percent)) : Optional.empty();
  }

  private static Optional<WattHours> energy(double wattHours) {
    return wattHours > 0 && wattHours <= Integer.MAX_VALUE
        ? Optional.of(new WattHours((long) wattHours))
        : Optional.empty();
  }

  private static Optional<Watts> power(double watts) {
    return Math.abs(watts) <= Integer.MAX_VALUE ? Optional.of(Watts.towardsZero(watts)) : Optional.empty();
  }

  private static boolean isPercent(double value) {
    return value >= 0 && value <= 100;
  }
}
