package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * OCPP 2.1 K28: how the numbers of a Dynamic profile are kept up to date. Immutable.
 *
 * @param interval {@code dynUpdateInterval}: after it the station asks for new ones; absent or zero: it does not ask
 * @param updated {@code dynUpdateTime}: when they were set last
 */
public record DynamicUpdates(Optional<Duration> interval, Optional<Instant> updated) {
  private static final DynamicUpdates NONE = new DynamicUpdates(Optional.empty(), Optional.empty());

  /** Never asked for, never set. */
  public static DynamicUpdates none() {
    return NONE;
  }
}
