package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;

/** The grid's side as the station sees it. Station loop only. */
@OnStationLoop
final class Grid {
  /** EN 50549-1 table 1 and 2: the band in which generation stays connected without limit of time. */
  private static final double LOWEST_HZ = 49.0;
  private static final double HIGHEST_HZ = 51.0;
  private static final double LOWEST_VOLTS = 195.5;
  private static final double HIGHEST_VOLTS = 253.0;

  private final StationLoop loop;
  private final Duration enterService;
  private final MeasuredGrid measured;
  private @Nullable GridReading newest;
  private Optional<Long> inBandSince;

  /** A grid that is taken as healthy until a reading says otherwise: the first power-up needs no wait. */
  Grid(StationLoop loop, Duration enterService, GridMeter meter) {
    this.loop = loop;
    this.measured = new MeasuredGrid(loop, meter);
    this.enterService = enterService;
    this.inBandSince = Optional.of(loop.nanoTime() - enterService.toNanos());
  }

  void changed(GridReading reading) {
    newest = reading;
    measured.changed(reading);
    if (!isInBand(reading)) {
      inBandSince = Optional.empty();
    } else if (inBandSince.isEmpty()) {
      inBandSince = Optional.of(loop.nanoTime());
    }
  }

  /** For operation modes that go by it. */
  MeasuredGrid measured() {
    return measured;
  }

  Optional<Duration> inBandFor() {
    return inBandSince.map(since -> Duration.ofNanos(loop.nanoTime() - since));
  }

  Duration enterService() {
    return enterService;
  }

  Optional<Watts> siteLoad() {
    return Optional.ofNullable(newest).flatMap(GridReading::siteLoad);
  }

  private static boolean isInBand(GridReading reading) {
    return !reading.outage() && reading.frequencyHz().map(hz -> hz >= LOWEST_HZ && hz <= HIGHEST_HZ).orElse(true)
        && reading.volts().map(volts -> volts >= LOWEST_VOLTS && volts <= HIGHEST_VOLTS).orElse(true);
  }
}
