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

/**
 * Passes on what the devices tell, each thing as it is: who stands in between and keeps something back, or tells it
 * differently, says only that. Station loop only.
 */
public abstract class PassedOnEvents implements HardwareEvents {
  private final HardwareEvents events;

  /** Passes on to these. */
  protected PassedOnEvents(HardwareEvents events) {
    this.events = events;
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
  public void measured(int evseId, MeterReading reading) {
    events.measured(evseId, reading);
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
  public void deratedTo(int evseId, int percent) {
    events.deratedTo(evseId, percent);
  }

  @Override
  public void powerStageCan(int evseId, Watts mostCharge, Watts mostDischarge) {
    events.powerStageCan(evseId, mostCharge, mostDischarge);
  }

  @Override
  public void faultRaised(int evseId, Fault fault) {
    events.faultRaised(evseId, fault);
  }

  @Override
  public void faultCleared(int evseId, FaultKind kind, FaultSource source) {
    events.faultCleared(evseId, kind, source);
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
    events.gridChanged(reading);
  }
}
