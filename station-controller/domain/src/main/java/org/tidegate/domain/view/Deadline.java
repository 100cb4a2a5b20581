package org.tidegate.domain.view;

import java.time.Duration;

/**
 * When a person's time to do something is over. Reckoned by the loop's clock that nobody sets: setting the wall clock
 * leaves them as much time as they had. What is a time of day to the person (a departure) is no such thing. Immutable.
 *
 * @param nanoTime of {@link org.tidegate.domain.port.StationLoop#nanoTime}
 */
public record Deadline(long nanoTime) {
  /** So much later than now. */
  public static Deadline after(long now, Duration time) {
    return new Deadline(now + time.toNanos());
  }

  /** How much time is left; never negative. */
  public Duration left(long now) {
    return Duration.ofNanos(Math.max(0, nanoTime - now));
  }
}
