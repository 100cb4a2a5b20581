package org.tidegate.hardware.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.station.OnStationLoop;

/** The faults of one EVSE's devices, each told once until its device clears it. Station loop only. */
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

  void raise(Fault fault) {
    if (physics.raise(fault.kind(), fault.source())) {
      LOG.info("evse {}: simulated fault {} of {} ({})", evseId, fault.kind(), fault.source(), fault.text());
      telling.now(events -> events.faultRaised(evseId, fault));
    }
  }

  /** Whoever sees it. */
  void clear(FaultKind kind) {
    physics.sources(kind).forEach(source -> clear(kind, source));
  }

  void clear(FaultKind kind, FaultSource source) {
    if (physics.clear(kind, source)) {
      LOG.info("evse {}: simulated fault {} of {} cleared", evseId, kind, source);
      telling.now(events -> events.faultCleared(evseId, kind, source));
    }
  }
}
