package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.station.GridReading;
import org.tidegate.domain.station.OnStationLoop;

/**
 * Tells what the grid does: at the start, on change, when asked, and every few seconds while a car is plugged. Station loop
 * only, but what says otherwise.
 */
@OnStationLoop
final class SimulatedGridMeter implements GridMeter {
  private static final Duration READS_EVERY = Duration.ofSeconds(5);

  /** The building takes the same of each. */
  private static final int PHASES = 3;

  private final StationLoop loop;
  private final SavedFirst telling;
  private final Supplier<PhaseLoads> station;
  private final SiteMeter<PhaseLoads> siteMeter = new SiteMeter<>();
  private volatile SimulatedGrid grid = SimulatedGrid.NORMAL;
  private volatile FrequencyRamp frequency;
  private StationLoop.@Nullable Timer next;

  /**
   * A normal grid.
   *
   * @param station what all EVSEs together take of each phase now
   */
  SimulatedGridMeter(StationLoop loop, SavedFirst telling, Supplier<PhaseLoads> station) {
    this.loop = loop;
    this.telling = telling;
    this.station = station;
    this.frequency = FrequencyRamp.steady(grid.frequencyHz(), loop.nanoTime());
  }

  /** Safe from any thread. */
  SimulatedGrid grid() {
    return grid;
  }

  /** The frequency at this moment. Safe from any thread. */
  Optional<Double> hertz() {
    return frequency.at(loop.nanoTime());
  }

  void change(SimulatedGrid other) {
    long now = loop.nanoTime();
    if (!other.frequencyHz().equals(grid.frequencyHz()) || !other.hertzPerSecond().equals(grid.hertzPerSecond())) {
      frequency = FrequencyRamp.from(frequency.at(now), other.frequencyHz(), other.hertzPerSecond(), now);
    }
    grid = other;
    tell();
  }

  @Override
  public void requestReading() {
    tell();
  }

  void tell() {
    if (grid.metersSilent()) {
      return;
    }
    GridReading reading = reading();
    telling.now(events -> events.gridChanged(reading));
  }

  private GridReading reading() {
    long now = loop.nanoTime();
    var measured = grid.siteLoad().map(load -> PhaseLoads.even(load, PHASES).plus(station.get()));
    var shown = siteMeter.read(measured, now, grid.siteMeterDelay());
    return new GridReading(loop.now(), frequency.at(now), grid.volts(), grid.siteLoad(),
        shown.map(PhaseLoads::sum), shown, grid.outage());
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
