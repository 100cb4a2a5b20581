package org.tidegate.hardware.simulator;

import java.time.Duration;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.OnStationLoop;

/** A power stage, and the watch of its driver over whether it follows. Station loop only. */
@OnStationLoop
final class SimulatedPowerStage implements PowerStage {
  static final FaultSource SOURCE = new FaultSource("power-stage");

  private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(1);

  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SimulatedFaults faults;
  private boolean watching;

  SimulatedPowerStage(StationLoop loop, EvsePhysics physics, SimulatedFaults faults) {
    this.loop = loop;
    this.physics = physics;
    this.faults = faults;
  }

  @Override
  public void command(Watts target, Duration lease) {
    physics.command(target, lease);
    if (!watching && physics.isDefiant()) {
      watching = true;
      loop.after(FOLLOWS_WITHIN, this::check);
    }
  }

  private void check() {
    watching = false;
    if (physics.isDefiant()) {
      faults.raise(
          new Fault(FaultKind.PowerStageFailure, SOURCE, "the power stage stays at another power than it was told"));
    }
  }
}
