package org.tidegate.hardware.simulator;

import java.time.Duration;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.port.Contactor;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.OnStationLoop;

/** A contactor that takes its time, and may be welded. Station loop only. */
@OnStationLoop
final class SimulatedContactor implements Contactor {
  static final FaultSource SOURCE = new FaultSource("contactor");

  private static final Duration TRAVEL = Duration.ofMillis(20);
  /** An open contactor that still reads closed after this long is welded. */
  private static final Duration OPENS_WITHIN = Duration.ofMillis(500);

  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SimulatedFaults faults;
  private final ReadBack readBack;
  private boolean wanted;
  private long asked;

  SimulatedContactor(StationLoop loop, EvsePhysics physics, SimulatedFaults faults, ReadBack readBack) {
    this.loop = loop;
    this.physics = physics;
    this.faults = faults;
    this.readBack = readBack;
  }

  @Override
  public void close() {
    ask(true);
  }

  @Override
  public void open() {
    ask(false);
    long order = asked;
    if (readBack.last()) {
      loop.after(OPENS_WITHIN, () -> checkOpen(order));
    }
  }

  /** The contacts move to where they should be, if they can. */
  void move() {
    readBack.is(physics.moveContactor(wanted));
  }

  private void ask(boolean closed) {
    asked += wanted == closed ? 0 : 1;
    wanted = closed;
    loop.after(TRAVEL, this::move);
  }

  private void checkOpen(long order) {
    if (order == asked && readBack.last()) {
      faults.raise(
          new Fault(FaultKind.WeldedContactor, SOURCE, "the contactor reads closed after it was told to open"));
    }
  }
}
