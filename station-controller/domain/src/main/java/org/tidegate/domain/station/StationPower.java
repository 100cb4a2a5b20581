package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.operation.BuildingLoad.Span;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.OperationMode;

/** What one EVSE took in the last moments, measured and commanded. Station loop only. */
@OnStationLoop
final class StationPower {
  /** What a meter and a converter that stand still wander by. */
  private static final int STILL_WATTS = 20;

  private final EvseState evse;
  private final long window;
  private final Deque<Moment> moments = new ArrayDeque<>();

  /**
   * Nothing is known yet.
   *
   * @param longestDelay of the meter that this is compared with
   */
  StationPower(EvseState evse, Duration longestDelay) {
    this.evse = evse;
    this.window = longestDelay.toNanos();
  }

  private record Moment(long at, Watts measured, Watts commanded) {}

  /** What all of these took together. */
  static Span of(List<StationPower> all) {
    return all.stream().map(StationPower::span).reduce(Span.of(Watts.ZERO), Span::plus);
  }

  /** Notes the present moment, and forgets what is older than the delay, but for the last before that. */
  void note() {
    long now = evse.core.loop().nanoTime();
    moments.addLast(new Moment(now, measured(), evse.power.commanded()));
    var previous = moments.removeFirst();
    while (!moments.isEmpty() && moments.getFirst().at - (now - window) <= 0) {
      previous = moments.removeFirst();
    }
    moments.addFirst(previous);
  }

  private Watts measured() {
    return evse.reading().map(MeterReading::power).orElse(Watts.ZERO);
  }

  /** On how many phases of the site it is; a DC converter is on all three. */
  int phases() {
    return evse.settings.rating().current() == CurrentKind.DC
        ? 3
        : evse.phases().flatMap(PhaseLoads::inUse).orElse(1);
  }

  /** What it is going to take. */
  Watts expected() {
    return evse.steered.mode() == OperationMode.LocalLoadBalancing ? evse.power.wanted() : measured();
  }

  /** While it moves, or was told to, it was also somewhere on the way to what it was told. */
  private Span span() {
    var measured = spanOf(true);
    var commanded = spanOf(false);
    boolean still = isStill(measured, STILL_WATTS) && isStill(commanded, 0);
    return still ? measured : measured.and(commanded.least()).and(commanded.most());
  }

  private Span spanOf(boolean wantsMeasured) {
    return moments.stream().map(moment -> wantsMeasured ? moment.measured : moment.commanded).map(Span::of)
        .reduce((some, more) -> some.and(more.least()).and(more.most())).orElse(Span.of(Watts.ZERO));
  }

  private static boolean isStill(Span span, int atMost) {
    return span.most().value() - span.least().value() <= atMost;
  }
}
