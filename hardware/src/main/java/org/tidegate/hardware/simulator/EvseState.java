package org.tidegate.hardware.simulator;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;

/**
 * One simulated EVSE at one moment, as it physically is. Immutable.
 *
 * @param id its number
 * @param pilot state of the control pilot
 * @param contactorClosed where the contacts are
 * @param locked whether the plug is held
 * @param commanded power of the command whose lease runs, else 0 W
 * @param actual power that flows
 * @param imported meter register
 * @param exported meter register
 * @param faults what the devices tell
 * @param car the plugged car with its present state of charge, also where it does not tell it
 * @param energyWh in the car's battery; 0 without a car
 * @param paused whether the car refuses energy for now
 * @param cableIn whether a cable is in the socket; never where the cable belongs to the station
 * @param bayOccupied whether something stands in the parking bay
 */
public record EvseState(
    int id,
    ControlPilotState pilot,
    boolean contactorClosed,
    boolean locked,
    Watts commanded,
    Watts actual,
    WattHours imported,
    WattHours exported,
    Set<FaultKind> faults,
    Optional<SimulatedCar> car,
    double energyWh,
    boolean paused,
    boolean cableIn,
    boolean bayOccupied) {

  /** What each phase carries; absent for direct current and where nothing flows. */
  public Optional<PhaseLoads> loads(CurrentKind current) {
    boolean flows = current == CurrentKind.AC && !actual.isZero();
    return car.filter(_ -> flows).map(plugged -> plugged.loads(actual));
  }
}
