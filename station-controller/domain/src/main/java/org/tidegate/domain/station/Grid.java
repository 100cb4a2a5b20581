package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.discharge.PhaseRoom;
import org.tidegate.domain.discharge.SiteLoad;
import org.tidegate.domain.discharge.SitePhases;
import org.tidegate.domain.metering.PhaseLoads;
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

  /** Who asks within this time is served by the same reading: as many EVSEs look, as many would ask. */
  private static final Duration SAME_READING = Duration.ofMillis(100);

  private final StationLoop loop;
  private final GridMeter meter;
  private final Duration enterService;
  private final MeasuredGrid measured;
  private final GateSettings gate;
  private @Nullable Watts load;
  private final WorstSeen highestLoad = WorstSeen.highest();
  private final WorstSeen lowestLoad = WorstSeen.lowest();
  private long loadReadAt;
  private long askedAt;
  private SitePhases phases = SitePhases.UNKNOWN;
  private final WorstSeen leastToCharge = WorstSeen.lowest();
  private final WorstSeen leastToDischarge = WorstSeen.lowest();
  private long phasesReadAt;
  private Optional<Long> inBandSince;

  /** A grid that is taken as healthy until a reading says otherwise: the first power-up needs no wait. */
  Grid(StationLoop loop, Duration enterService, GateSettings gate, GridMeter meter) {
    this.loop = loop;
    this.gate = gate;
    this.meter = meter;
    this.measured = new MeasuredGrid(loop);
    this.askedAt = loop.nanoTime() - SAME_READING.toNanos();
    this.enterService = enterService;
    this.inBandSince = Optional.of(loop.nanoTime() - enterService.toNanos());
  }

  void changed(GridReading reading) {
    measured.changed(reading);
    reading.siteLoad().ifPresent(this::loadRead);
    reading.sitePhases().ifPresent(this::phasesRead);
    if (!isInBand(reading)) {
      inBandSince = Optional.empty();
    } else if (inBandSince.isEmpty()) {
      inBandSince = Optional.of(loop.nanoTime());
    }
  }

  /** Asks for a reading of now. */
  void requestReading() {
    long now = loop.nanoTime();
    if (now - askedAt >= SAME_READING.toNanos()) {
      askedAt = now;
      meter.requestReading();
    }
  }

  /** For operation modes that go by it. */
  MeasuredGrid measured() {
    return measured;
  }

  Optional<Duration> inBandFor() {
    return inBandSince.map(since -> Duration.ofNanos(loop.nanoTime() - since));
  }

  /** How long the wait after a disturbance still takes; absent when it is over, or the grid is not back. */
  Optional<Duration> untilService() {
    return inBandFor().map(enterService::minus).filter(Duration::isPositive);
  }

  /** Whether it waits after a disturbance, or its power still rises. */
  boolean isEnteringService() {
    return inBandFor().map(time -> time.compareTo(enterService.plus(gate.enterServiceRamp())) < 0).orElse(true);
  }

  Duration enterService() {
    return enterService;
  }

  private void loadRead(Watts read) {
    load = read;
    loadReadAt = loop.nanoTime();
    highestLoad.seen(read, loadReadAt);
    lowestLoad.seen(read, loadReadAt);
  }

  private void phasesRead(PhaseLoads shown) {
    phases = phases.seen(shown, measured.station(), measured.spread());
    phasesReadAt = loop.nanoTime();
    gate.sitePerPhase().flatMap(phases::room).ifPresent(room -> {
      leastToCharge.seen(room.charge(), phasesReadAt);
      leastToDischarge.seen(room.discharge(), phasesReadAt);
    });
  }

  /** What the phases of the site's connection leave; absent where they have no limit of their own. */
  Optional<PhaseRoom> phases() {
    boolean fresh = loop.nanoTime() - phasesReadAt <= gate.siteMeterOldest().toNanos();
    return gate.sitePerPhase().map(most -> fresh
        ? phases.room(most).orElse(PhaseRoom.NONE)
        : worstPhases().orElse(PhaseRoom.NONE).withoutDischarge());
  }

  /** The least that they were seen to leave. */
  Optional<PhaseRoom> worstPhases() {
    return gate.sitePerPhase().map(_ -> leastToCharge.value()
        .flatMap(charge -> leastToDischarge.value().map(discharge -> new PhaseRoom(charge, discharge)))
        .orElse(PhaseRoom.NONE));
  }

  /** What the building takes, unless that was read too long ago. */
  Optional<Watts> siteLoad() {
    return Optional.ofNullable(load).filter(_ -> loop.nanoTime() - loadReadAt <= gate.siteMeterOldest().toNanos());
  }

  /** What the building takes, for the limits of the site. */
  SiteLoad building() {
    return isMetered()
        ? siteLoad().map(SiteLoad::of).orElseGet(() -> SiteLoad.stale(highestLoad.value()))
        : SiteLoad.NOT_METERED;
  }

  /** What it may come to take, going by what was read of it. */
  SiteLoad worstBuilding() {
    return isMetered()
        ? SiteLoad.worst(highestLoad.value(), lowestLoad.value())
        : SiteLoad.NOT_METERED;
  }

  private boolean isMetered() {
    return gate.siteMeter() || load != null;
  }

  private static boolean isInBand(GridReading reading) {
    return !reading.outage() && reading.frequencyHz().map(hz -> hz >= LOWEST_HZ && hz <= HIGHEST_HZ).orElse(true)
        && reading.volts().map(volts -> volts >= LOWEST_VOLTS && volts <= HIGHEST_VOLTS).orElse(true);
  }
}
