package org.tidegate.hardware.simulator;

import java.util.Optional;
import org.tidegate.domain.dialog.Negotiation.EnergyRequests;
import org.tidegate.domain.quantity.WattHours;

/** How much energy a car asks for: what it was told to say, else what follows from its battery. Pure functions. */
final class EnergyNeeds {
  private static final double FULL = 100;

  private EnergyNeeds() {}

  /** ISO 15118-2 has no words for it; a car that does not tell its charge or its capacity keeps it to itself. */
  static EnergyRequests of(SimulatedCar car) {
    var manners = car.manners().orElseThrow();
    var said = manners.energy();
    if (!manners.secondEdition()) {
      return EnergyRequests.NONE;
    }
    return new EnergyRequests(said.target().or(() -> until(car, car.targetCharge().or(() -> Optional.of(FULL)))),
        said.minimum(), said.maximum().or(() -> until(car, Optional.of(FULL))),
        said.minimumV2x().or(() -> until(car, car.minimumCharge())), said.maximumV2x());
  }

  private static Optional<WattHours> until(SimulatedCar car, Optional<Double> percent) {
    return percent.filter(_ -> car.tellsStateOfCharge() && car.tellsCapacity())
        .map(level -> new WattHours(Math.round(car.capacityWh() * (level - car.stateOfCharge()) / 100)));
  }
}
