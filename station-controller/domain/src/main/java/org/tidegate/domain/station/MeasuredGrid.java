package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.operation.BuildingLoad;
import org.tidegate.domain.operation.BuildingLoad.Span;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;

/** What is measured around the station at this very moment, for operation modes that go by it. Station loop only. */
@OnStationLoop
final class MeasuredGrid {
  /** It is asked for every 200 ms: what is older than ten of these is not what the grid does now. */
  static final Duration OLDEST = Duration.ofSeconds(2);

  /** Where nothing goes by it, it comes every few seconds. */
  private static final Duration OLDEST_TOLD = Duration.ofSeconds(15);

  private final StationLoop loop;
  private final List<StationPower> evses = new ArrayList<>();
  private BuildingLoad building = BuildingLoad.UNKNOWN;
  private @Nullable GridReading newest;
  private long newestAt;

  MeasuredGrid(StationLoop loop) {
    this.loop = loop;
  }

  void add(StationPower evse) {
    evses.add(evse);
  }

  void changed(GridReading reading) {
    newest = reading;
    newestAt = loop.nanoTime();
    evses.forEach(StationPower::note);
    building = reading.siteMeter().map(shown -> building.seen(shown, StationPower.of(evses)))
        .orElse(BuildingLoad.UNKNOWN);
  }

  /** What the station took in the time from which the site's meter may be. */
  Span station() {
    return StationPower.of(evses);
  }

  /** Over how many phases the station is spread. */
  int spread() {
    return evses.stream().mapToInt(StationPower::phases).max().orElse(1);
  }

  /** Grid frequency, Hz. */
  Optional<Double> frequency() {
    return fresh().flatMap(GridReading::frequencyHz);
  }

  /** Grid frequency, Hz, of the last seconds: for telling, not for acting by it. */
  Optional<Double> lastFrequency() {
    return newestWithin(OLDEST_TOLD).flatMap(GridReading::frequencyHz);
  }

  /**
   * What everything at the site takes but this EVSE. Others that balance the load too count with what they are about to do:
   * so each takes on only what those before it leave.
   */
  Optional<Watts> loadWithout(StationPower evse) {
    return fresh().flatMap(_ -> building.load()).map(load -> evses.stream().filter(other -> other != evse)
        .map(StationPower::expected).reduce(load, Watts::plus));
  }

  private Optional<GridReading> fresh() {
    return newestWithin(OLDEST);
  }

  private Optional<GridReading> newestWithin(Duration age) {
    return Optional.ofNullable(newest).filter(_ -> loop.nanoTime() - newestAt <= age.toNanos());
  }
}
