package org.tidegate.hardware.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
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

  void raise(FaultKind kind, String text) {
    if (physics.raise(kind)) {
      LOG.info("evse {}: simulated fault {} ({})", evseId, kind, text);
      telling.now(events -> events.faultRaised(evseId, new Fault(kind, text)));
    }
  }

  void clear(FaultKind kind) {
    if (physics.clear(kind)) {
      LOG.info("evse {}: simulated fault {} cleared", evseId, kind);
      telling.now(events -> events.faultCleared(evseId, kind));
    }
  }
}
