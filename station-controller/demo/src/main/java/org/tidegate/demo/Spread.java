package org.tidegate.demo;

import java.util.List;
import java.util.Locale;

/** Many measurements of one thing, sorted. Immutable. */
record Spread(List<Long> sortedNanos) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Of at least one measurement, in nanoseconds. */
  static Spread of(List<Long> nanos) {
    return new Spread(nanos.stream().sorted().toList());
  }

  /** In nanoseconds. */
  double median() {
    return sortedNanos.get((sortedNanos.size() - 1) / 2);
  }

  /** The smallest measurement that this share of all does not exceed, in milliseconds: 0 the least, 1 the most. */
  String millis(double share) {
    int index = (int) Math.ceil(share * sortedNanos.size()) - 1;
    return String.format(Locale.ROOT, "%.2f", sortedNanos.get(Math.max(0, index)) / NANOS_PER_MILLI);
  }
}
