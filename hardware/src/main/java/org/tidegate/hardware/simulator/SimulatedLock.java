package org.tidegate.hardware.simulator;

import java.time.Duration;
import org.tidegate.domain.port.ConnectorLock;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;

/** A lock that takes its time, and does not move while it has the fault {@code LockFailure}. Station loop only. */
@OnStationLoop
final class SimulatedLock implements ConnectorLock {
  private static final Duration TRAVEL = Duration.ofMillis(50);

  private final StationLoop loop;
  private final EvsePhysics physics;
  private final ReadBack readBack;
  private boolean wanted;

  SimulatedLock(StationLoop loop, EvsePhysics physics, ReadBack readBack) {
    this.loop = loop;
    this.physics = physics;
    this.readBack = readBack;
  }

  @Override
  public void lock() {
    ask(true);
  }

  @Override
  public void unlock() {
    ask(false);
  }

  /** The bolt moves to where it should be, if it can. */
  void move() {
    readBack.is(physics.moveLock(wanted));
  }

  private void ask(boolean locked) {
    wanted = locked;
    loop.after(TRAVEL, this::move);
  }
}
