package org.tidegate.demo.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** How many vehicles stood here by hour of the day, UTC: and how long they stayed: what can be counted on. Station loop only. */
final class PastStays {
  private static final int HOURS = 24;

  /** Fewer say nothing. */
  private static final int FEWEST = 3;

  private final int[] vehicles = new int[HOURS];
  private final int[] begun = new int[HOURS];
  private final long[] minutes = new long[HOURS];

  /** A stay is over; each hour of the day that it touched counts once. */
  void add(Instant from, Instant to) {
    long hours = Math.clamp(Duration.between(from, to).toHours() + 1, 1, HOURS);
    int first = from.atOffset(ZoneOffset.UTC).getHour();
    for (int i = 0; i < hours; i++) {
      vehicles[(first + i) % HOURS]++;
    }
    begun[first]++;
    minutes[first] += Math.max(0, Duration.between(from, to).toMinutes());
  }

  /** How long stays that began in this hour of the day lasted, on average; absent while too few are known. */
  Optional<Duration> usual(Instant from) {
    int hour = from.atOffset(ZoneOffset.UTC).getHour();
    return begun[hour] < FEWEST ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes[hour] / begun[hour]));
  }

  int at(Instant moment) {
    return vehicles[moment.atOffset(ZoneOffset.UTC).getHour()];
  }

  int[] byHour() {
    return vehicles.clone();
  }
}
