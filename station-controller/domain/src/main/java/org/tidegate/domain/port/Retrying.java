package org.tidegate.domain.port;

import java.time.Duration;
import java.util.Optional;

/**
 * How often something that failed is tried again. Immutable.
 *
 * @param most retries after the first attempt, 0 to 1000
 * @param interval between two attempts, up to a day
 */
public record Retrying(int most, Duration interval) {
  private static final int MOST = 1_000;
  private static final long LONGEST_SECONDS = 86_400;
  private static final int OWN_CHOICE = 2;
  private static final int OWN_SECONDS = 30;

  /** What the central system asks for, within bounds; where it says nothing: twice, every 30 s. */
  public static Retrying of(Optional<Integer> retries, Optional<Integer> intervalSeconds) {
    return new Retrying(Math.clamp(retries.orElse(OWN_CHOICE), 0, MOST),
        Duration.ofSeconds(Math.clamp((long) intervalSeconds.orElse(OWN_SECONDS), 0L, LONGEST_SECONDS)));
  }
}
