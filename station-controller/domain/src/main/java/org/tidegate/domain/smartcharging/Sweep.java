package org.tidegate.domain.smartcharging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Walks from change to change, in whole seconds as the wire counts them. Immutable.
 *
 * @param from where second 0 is, milliseconds of the epoch
 * @param seconds how long
 */
record Sweep(long from, long seconds) {
  /** Some changes of profiles do not show; a hostile calendar of nothing else must not keep the station busy. */
  private static final int MOST_STEPS = 4 * CompositeSchedule.MOST_PERIODS;

  private static final long MILLIS = 1000;

  /**
   * Joins equal neighbours.
   *
   * @param at what holds at a moment
   * @param changeAfter before it nothing changes
   */
  List<CompositePeriod> over(LongFunction<Expectation> at, LongUnaryOperator changeAfter) {
    var periods = new ArrayList<CompositePeriod>();
    var start = 0L;
    var second = 0L;
    var current = at.apply(from);
    for (var step = 0; step < MOST_STEPS && start < seconds
        && periods.size() < CompositeSchedule.MOST_PERIODS; step++) {
      second = Math.min(seconds, secondAtOrAfter(changeAfter.applyAsLong(moment(second))));
      var next = second < seconds ? at.apply(moment(second)) : current;
      if (second >= seconds || !next.equals(current)) {
        periods.add(current.during(start, second));
        start = second;
        current = next;
      }
    }
    if (start < second && second < seconds) {
      periods.add(current.during(start, second));
    }
    return List.copyOf(periods);
  }

  private long moment(long second) {
    return from + second * MILLIS;
  }

  private long secondAtOrAfter(long moment) {
    return moment == ScheduleClock.NEVER ? seconds : Math.ceilDiv(moment - from, MILLIS);
  }
}
