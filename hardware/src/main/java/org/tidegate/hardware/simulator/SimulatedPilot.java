package org.tidegate.hardware.simulator;

import java.util.Optional;
import org.tidegate.domain.port.ControlPilot;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.station.OnStationLoop;

/** Both sides of the control pilot: what the station shows, and what it reads. Station loop only. */
@OnStationLoop
final class SimulatedPilot implements ControlPilot {
  private final int evseId;
  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SavedFirst telling;
  private Optional<ControlPilotState> last = Optional.empty();

  SimulatedPilot(int evseId, StationLoop loop, EvsePhysics physics, SavedFirst telling) {
    this.evseId = evseId;
    this.loop = loop;
    this.physics = physics;
    this.telling = telling;
  }

  @Override
  public void offer(Watts atMost) {
    physics.offer(Optional.of(atMost));
    read();
  }

  @Override
  public void withdrawOffer() {
    physics.offer(Optional.empty());
    read();
  }

  @Override
  public void showUnavailable() {
    physics.showUnavailable();
    read();
  }

  /** Reads the pilot; a new state is told once a restart would know it too. */
  void read() {
    ControlPilotState state = physics.pilot();
    if (last.filter(known -> known == state).isEmpty()) {
      last = Optional.of(state);
      var reading = new PilotReading(state, physics.plugMark(), loop.now());
      telling.afterSaving(events -> events.pilotChanged(evseId, reading));
    }
  }
}
