package org.tidegate.hardware.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.station.Fault;
import org.tidegate.domain.station.OnStationLoop;

/** The faults of one EVSE's devices, each told once until it is cleared. Station loop only. */
@OnStationLoop
final class SimulatedFaults {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedFaults.class);

  private final int evseId;
  private final EvsePhysics physics;
  private final SavedFirst telling;

  SimulatedFaults(int evseId, EvsePhysics physics, SavedFirst telling) {
    this.evseId = evseId;
    this.physics = physics;
    this.telling = telling;
  }

  void raise(String code, String text) {
    if (physics.raise(code)) {
      LOG.info("evse {}: simulated fault {}", evseId, code);
      telling.now(events -> events.faultRaised(evseId, new Fault(code, text)));
    }
  }

  void clear(String code) {
    if (physics.clear(code)) {
      LOG.info("evse {}: simulated fault {} cleared", evseId, code);
      telling.now(events -> events.faultCleared(evseId, code));
    }
  }
}
