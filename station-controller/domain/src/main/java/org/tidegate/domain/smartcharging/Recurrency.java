package org.tidegate.domain.smartcharging;

import java.time.Duration;

/**
 * How often a recurring schedule starts anew; names as on the wire. Immutable.
 *
 * <p>A day is 24 hours and a week 7 such days, counted from the schedule's start: OCPP 2.0.1 defines the recurrence on
 * an instant and warns that days with a clock change need a profile of their own (K 3.6). So the hour on the wall moves
 * with summer time. A schedule of OCPP 2.1 with {@code useLocalTime} counts both by the clock on the wall instead
 * (2.1 K01.FR.90, 2.1 K01.FR.91): what the clock jumps over is left out, what it shows twice is done twice.
 */
public enum Recurrency {
  /** Every 24 hours. */
  Daily(Duration.ofHours(24)),
  /** Every 7 × 24 hours. */
  Weekly(Duration.ofDays(7));

  private final Duration cycle;

  Recurrency(Duration cycle) {
    this.cycle = cycle;
  }

  /** From one start to the next. */
  public Duration cycle() {
    return cycle;
  }
}
