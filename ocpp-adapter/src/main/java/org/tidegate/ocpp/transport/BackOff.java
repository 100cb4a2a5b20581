package org.tidegate.ocpp.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before connecting again (OCPP 2.0.1 Part 4, 5.3 and 8). Immutable.
 *
 * @param waitMinimum RetryBackOffWaitMinimum
 * @param randomRange RetryBackOffRandomRange, the most that is added by chance
 * @param repeatTimes RetryBackOffRepeatTimes, how often the wait is doubled
 */
public record BackOff(Duration waitMinimum, Duration randomRange, int repeatTimes) {
  /** Even a back-off configured as 0 must not become a storm. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Doubling is exponential: a station must not be lost for good by one large setting. */
  private static final Duration LONGEST = Duration.ofDays(1);

  public BackOff {
    if (waitMinimum.isNegative() || randomRange.isNegative() || repeatTimes < 0) {
      throw new IllegalArgumentException("back-off values are not negative");
    }
  }

  public Duration first(RandomGenerator random) {
    return bounded(waitMinimum.compareTo(LONGEST) > 0 ? LONGEST : waitMinimum, random);
  }

  /** The wait after the given one, which was doubled so many times already; the last one stays. */
  public Duration next(Duration previous, int doublings, RandomGenerator random) {
    return doublings >= repeatTimes ? previous : bounded(previous.multipliedBy(2), random);
  }

  private Duration bounded(Duration fixed, RandomGenerator random) {
    Duration range = randomRange.compareTo(LONGEST) > 0 ? LONGEST : randomRange;
    Duration wait = fixed.plusMillis(random.nextLong(range.toMillis() + 1));
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
