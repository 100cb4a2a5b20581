package org.tidegate.domain.smartcharging;

import java.time.Duration;

/**
 * How often a recurring schedule starts anew; names as on the wire. Immutable.
 *
 * <p>A day is 24 hours and a week 7 such days, counted from the schedule's start: OCPP 2.0.1 defines the recurrence on
 * an instant and warns that days with a clock change need a profile of their own (K 3.6). So the hour on the wall moves
 * with summer time.
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
