package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Watts;

/**
 * The worst that something was seen to be, as long as that tells what it may be again: what was seen on several days of a
 * week counts for the week (a building that rests on Sundays works on Monday), what was seen on one day only counts for that
 * day and the next. Days are of the monotonic clock, and only those on which something was seen: a meter that is silent
 * makes nothing better. Station loop only.
 */
@OnStationLoop
final class WorstSeen {
  static final Duration DAY = Duration.ofDays(1);
  static final int DAYS = 7;
  /** The running one has perhaps just begun. */
  private static final int LATEST = 2;

  private final Comparator<Watts> worse;
  /** The worst of each, the newest first. */
  private final Deque<Watts> days = new ArrayDeque<>();
  private long dayBegan;

  private WorstSeen(Comparator<Watts> worse) {
    this.worse = worse;
  }

  /** Nothing was seen; the higher number is the worse. */
  static WorstSeen highest() {
    return new WorstSeen(Comparator.naturalOrder());
  }

  /** Nothing was seen; the lower number is the worse. */
  static WorstSeen lowest() {
    return new WorstSeen(Comparator.reverseOrder());
  }

  /** Another look, at this time of the loop's {@code nanoTime}. */
  void seen(Watts value, long now) {
    if (days.isEmpty() || now - dayBegan >= DAY.toNanos()) {
      dayBegan = now;
      days.addFirst(value);
    } else {
      days.addFirst(worst(Stream.of(days.removeFirst(), value)).orElse(value));
    }
    if (days.size() > DAYS) {
      days.removeLast();
    }
  }

  /** Absent: nothing was seen yet. */
  Optional<Watts> value() {
    var onSeveralDays = days.stream().sorted(worse.reversed()).skip(1).limit(1);
    return worst(Stream.concat(days.stream().limit(LATEST), onSeveralDays));
  }

  private Optional<Watts> worst(Stream<Watts> some) {
    return some.max(worse);
  }
}
