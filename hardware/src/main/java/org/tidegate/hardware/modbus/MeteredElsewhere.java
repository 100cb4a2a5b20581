package org.tidegate.hardware.modbus;

import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.GridReading;

/**
 * Passes on what devices tell, but readings of EVSEs that have another meter, and of the grid where it has. Station loop
 * only.
 */
final class MeteredElsewhere implements HardwareEvents {
  private final HardwareEvents events;
  private final Set<Integer> evseIds;
  private final boolean gridElsewhere;

  MeteredElsewhere(HardwareEvents events, Set<Integer> evseIds, boolean gridElsewhere) {
    this.events = events;
    this.evseIds = Set.copyOf(evseIds);
    this.gridElsewhere = gridElsewhere;
  }

  @Override
  public void measured(int evseId, MeterReading reading) {
    if (!evseIds.contains(evseId)) {
      events.measured(evseId, reading);
    }
  }

  @Override
  public void pilotChanged(int evseId, PilotReading reading) {
    events.pilotChanged(evseId, reading);
  }

  @Override
  public void vehicleReported(int evseId, Vehicle vehicle) {
    events.vehicleReported(evseId, vehicle);
  }

  @Override
  public void schedulesAsked(int evseId, Vehicle needs) {
    events.schedulesAsked(evseId, needs);
  }

  @Override
  public void scheduleChosen(int evseId, ScheduleChoice choice) {
    events.scheduleChosen(evseId, choice);
  }

  @Override
  public void contactorChanged(int evseId, boolean closed) {
    events.contactorChanged(evseId, closed);
  }

  @Override
  public void lockChanged(int evseId, boolean locked) {
    events.lockChanged(evseId, locked);
  }

  @Override
  public void deratedTo(int evseId, int percent) {
    events.deratedTo(evseId, percent);
  }

  @Override
  public void bayChanged(int evseId, boolean occupied) {
    events.bayChanged(evseId, occupied);
  }

  @Override
  public void cableChanged(int evseId, boolean isIn, Optional<Integer> mostAmps) {
    events.cableChanged(evseId, isIn, mostAmps);
  }

  @Override
  public void vehicleEndedSession(int evseId) {
    events.vehicleEndedSession(evseId);
  }

  @Override
  public void faultRaised(int evseId, Fault fault) {
    events.faultRaised(evseId, fault);
  }

  @Override
  public void faultCleared(int evseId, FaultKind kind) {
    events.faultCleared(evseId, kind);
  }

  @Override
  public void cardPresented(IdToken token, Set<Integer> evseIds) {
    events.cardPresented(token, evseIds);
  }

  @Override
  public void externalLimitSet(ExternalLimit limit) {
    events.externalLimitSet(limit);
  }

  @Override
  public void externalLimitReleased(int evseId, LimitSource source) {
    events.externalLimitReleased(evseId, source);
  }

  @Override
  public void gridChanged(GridReading reading) {
    if (!gridElsewhere) {
      events.gridChanged(reading);
    }
  }
}
