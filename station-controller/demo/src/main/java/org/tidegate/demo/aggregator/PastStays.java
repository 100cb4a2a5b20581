package org.tidegate.demo.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** How many vehicles stood here by hour of the day, UTC: what can be counted on. Station loop only. */
final class PastStays {
  private static final int HOURS = 24;

  private final int[] vehicles = new int[HOURS];

  /** A stay is over; each hour of the day that it touched counts once. */
  void add(Instant from, Instant to) {
    long hours = Math.clamp(Duration.between(from, to).toHours() + 1, 1, HOURS);
    int first = from.atOffset(ZoneOffset.UTC).getHour();
    for (int i = 0; i < hours; i++) {
      vehicles[(first + i) % HOURS]++;
    }
  }

  int at(Instant moment) {
    return vehicles[moment.atOffset(ZoneOffset.UTC).getHour()];
  }

  int[] byHour() {
    return vehicles.clone();
  }
}
