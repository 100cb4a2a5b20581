package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks from change to change, in whole seconds as the wire counts them. Immutable.
 *
 * @param from where second 0 is
 * @param seconds how long
 */
record Sweep(Instant from, long seconds) {
  /** Some changes of profiles do not show; a hostile calendar of nothing else must not keep the station busy. */
  private static final int MOST_STEPS = 4 * CompositeSchedule.MOST_PERIODS;

  /**
   * Joins equal neighbours.
   *
   * @param at what holds at a moment
   * @param boundaryAfter before it nothing changes
   */
  List<CompositePeriod> over(Function<Instant, Expectation> at, Function<Instant, Optional<Instant>> boundaryAfter) {
    var periods = new ArrayList<CompositePeriod>();
    var start = 0L;
    var second = 0L;
    var current = at.apply(from);
    for (var step = 0; step < MOST_STEPS && start < seconds
        && periods.size() < CompositeSchedule.MOST_PERIODS; step++) {
      second = boundaryAfter.apply(from.plusSeconds(second)).map(this::secondAtOrAfter).orElse(seconds);
      var next = second < seconds ? at.apply(from.plusSeconds(second)) : current;
      if (second >= seconds || !next.equals(current)) {
        var end = Math.min(second, seconds);
        periods.add(current.during(start, end));
        start = end;
        current = next;
      }
    }
    if (start < second && second < seconds) {
      periods.add(current.during(start, second));
    }
    return List.copyOf(periods);
  }

  private long secondAtOrAfter(Instant boundary) {
    var since = Duration.between(from, boundary);
    return since.getNano() == 0 ? since.getSeconds() : since.getSeconds() + 1;
  }
}
