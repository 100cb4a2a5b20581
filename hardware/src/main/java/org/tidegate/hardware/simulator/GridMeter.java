package org.tidegate.hardware.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.GridReading;
import org.tidegate.domain.station.OnStationLoop;

/** Tells what the grid does: at the start, on change, and every few seconds while a car is plugged. Station loop only. */
@OnStationLoop
final class GridMeter {
  private static final Duration READS_EVERY = Duration.ofSeconds(5);

  private final StationLoop loop;
  private final SavedFirst telling;
  private SimulatedGrid grid = SimulatedGrid.NORMAL;
  private StationLoop.@Nullable Timer next;

  GridMeter(StationLoop loop, SavedFirst telling) {
    this.loop = loop;
    this.telling = telling;
  }

  SimulatedGrid grid() {
    return grid;
  }

  void change(SimulatedGrid other) {
    grid = other;
    tell();
  }

  void tell() {
    GridReading reading = grid.readingAt(loop.now());
    telling.now(events -> events.gridChanged(reading));
  }

  /** Whether a car is plugged: only then is somebody interested. */
  void watch(boolean needed) {
    if (needed && next == null) {
      next = loop.after(READS_EVERY, this::readAgain);
    } else if (!needed && next != null) {
      next.cancel();
      next = null;
    }
  }

  private void readAgain() {
    if (telling.isSilent()) {
      return;
    }
    tell();
    next = loop.after(READS_EVERY, this::readAgain);
  }
}
