package org.tidegate.domain.station;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;

/** What devices tell; each is a decision of its own. Station loop only. */
@OnStationLoop
final class DeviceEvents implements HardwareEvents {
  private final Station station;
  private final Cards cards;
  private final Grid grid;
  private final ExternalLimits external;
  private final Health health;

  DeviceEvents(Station station, Cards cards, Grid grid, ExternalLimits external, Health health) {
    this.station = station;
    this.cards = cards;
    this.grid = grid;
    this.external = external;
    this.health = health;
  }

  @Override
  public void pilotChanged(int evseId, PilotReading reading) {
    act(evseId, evse -> evse.sessions.pilotChanged(reading));
  }

  @Override
  public void vehicleReported(int evseId, Vehicle vehicle) {
    actAt(evseId, evse -> evse.sessions.vehicleReported(vehicle));
  }

  @Override
  public void schedulesAsked(int evseId, Vehicle needs) {
    act(evseId, evse -> {
      evse.sessions.vehicleReported(needs);
      evse.state.dialog.asked(needs);
    });
  }

  @Override
  public void scheduleChosen(int evseId, ScheduleChoice choice) {
    act(evseId, evse -> evse.state.dialog.chosen(choice));
  }

  @Override
  public void measured(int evseId, MeterReading reading) {
    actAt(evseId, evse -> evse.measured(reading));
  }

  @Override
  public void contactorChanged(int evseId, boolean closed) {
    actAt(evseId, evse -> evse.contactorChanged(closed));
  }

  @Override
  public void lockChanged(int evseId, boolean locked) {
    act(evseId, evse -> evse.state.locked = locked);
  }

  @Override
  public void deratedTo(int evseId, int percent) {
    act(evseId, evse -> evse.state.ratingPercent = percent);
  }

  @Override
  public void powerStageCan(int evseId, Watts mostCharge, Watts mostDischarge) {
    act(evseId, evse -> evse.state.powerStageCan(mostCharge, mostDischarge));
  }

  @Override
  public void bayChanged(int evseId, boolean occupied) {
    act(evseId, evse -> evse.sessions.bayChanged(occupied));
  }

  @Override
  public void cableChanged(int evseId, boolean isIn, Optional<Integer> mostAmps) {
    act(evseId, evse -> {
      evse.state.cableIn = isIn;
      evse.state.cableAmps = mostAmps.filter(_ -> isIn);
    });
  }

  @Override
  public void vehicleEndedSession(int evseId) {
    act(evseId, evse -> evse.state.session().flatMap(VehicleSession::authorization)
        .ifPresent(_ -> evse.sessions.deauthorize(EndCause.VEHICLE_ENDED)));
  }

  @Override
  public void faultRaised(int evseId, Fault fault) {
    station
        .act(() -> station.evse(evseId).ifPresentOrElse(evse -> evse.faults.raise(fault), () -> health.raise(fault)));
  }

  @Override
  public void faultCleared(int evseId, FaultKind kind, FaultSource source) {
    station.act(() -> station.evse(evseId).ifPresentOrElse(evse -> evse.faults.clear(kind, source),
        () -> health.clear(kind, source)));
  }

  @Override
  public void cardPresented(IdToken token, Set<Integer> evseIds) {
    station.act(() -> cards.presented(token, evseIds));
  }

  @Override
  public void externalLimitSet(ExternalLimit limit) {
    station.act(() -> external.set(limit));
  }

  @Override
  public void externalLimitReleased(int evseId, LimitSource source) {
    station.act(() -> external.release(evseId, source));
  }

  @Override
  public void gridChanged(GridReading reading) {
    station.act(() -> grid.changed(reading));
  }

  /** What comes often and concerns nobody else. */
  private void actAt(int evseId, Consumer<Evse> body) {
    station.actAt(evseId, () -> station.evse(evseId).ifPresent(body));
  }

  private void act(int evseId, Consumer<Evse> body) {
    station.act(() -> station.evse(evseId).ifPresent(body));
  }
}
