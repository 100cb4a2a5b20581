package org.tidegate.domain.port;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.GridReading;

/** What the devices tell the station. Every method is called on the station loop only, and returns at once. */
public interface HardwareEvents {
  /** The control pilot entered another state (or, after the start, is in this one). */
  void pilotChanged(int evseId, PilotReading reading);

  /** The vehicle told something new of itself; at least every 10 s while it reports a state of charge. */
  void vehicleReported(int evseId, Vehicle vehicle);

  /**
   * A vehicle that negotiates asks for schedules, with what it needs; the station answers with
   * {@link VehicleDialog#offerSchedules}.
   */
  void schedulesAsked(int evseId, Vehicle needs);

  /** The vehicle chose of the schedules that it was offered last. */
  void scheduleChosen(int evseId, ScheduleChoice choice);

  /** The meter was read. */
  void measured(int evseId, MeterReading reading);

  /** The contactor's read-back contact changed. */
  void contactorChanged(int evseId, boolean closed);

  /** The lock's read-back changed. */
  void lockChanged(int evseId, boolean locked);

  /** Something, probably a vehicle, came to the EVSE's parking bay, or left it; the first state is told after the start. */
  void bayChanged(int evseId, boolean occupied);

  /**
   * A cable was plugged into the EVSE's socket, or pulled out; told before what the pilot does in consequence. Never told
   * where the cable belongs to the station or the socket can't see it.
   *
   * @param mostAmps what the cable carries by its resistor, IEC 61851-1 table B.2
   */
  void cableChanged(int evseId, boolean isIn, Optional<Integer> mostAmps);

  /** An ISO 15118 vehicle ended its session for good (SessionStop with Terminate); it is still connected. */
  void vehicleEndedSession(int evseId);

  /**
   * The EVSE is hot and carries less, or is not hot any more; a driver that sees it lowers its own limit by itself.
   *
   * @param percent of its rating that it carries from now on, 0 to 100
   */
  void deratedTo(int evseId, int percent);

  /**
   * What the power stage can do by itself, where it tells that; told again when it changes. Until then it can what the EVSE
   * is rated for.
   *
   * @param mostCharge into a vehicle, ≥ 0
   * @param mostDischarge out of a vehicle, as a size
   */
  void powerStageCan(int evseId, Watts mostCharge, Watts mostDischarge);

  /**
   * A device went wrong; told once per kind and source until cleared. The fault is open until everybody who sees it has
   * cleared it. EVSE 0 is the station.
   */
  void faultRaised(int evseId, Fault fault);

  /** A fault went away for this one; others may still see it. */
  void faultCleared(int evseId, FaultKind kind, FaultSource source);

  /** A card was held at a reader that serves these EVSEs. */
  void cardPresented(IdToken token, Set<Integer> evseIds);

  /**
   * A system outside of the station (an energy management system, the grid's operator) wants this of it from now on; it
   * replaces what the same source wanted at the same EVSE before, and holds, over restarts too, until it is released.
   */
  void externalLimitSet(ExternalLimit limit);

  /** That system wants nothing any more there; EVSE 0 is the station. */
  void externalLimitReleased(int evseId, LimitSource source);

  /** The grid or the building changed, or the site meter was read. */
  void gridChanged(GridReading reading);
}
