package org.tidegate.domain.capability;

import java.time.Duration;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * A power and how long it can be kept up. Immutable.
 *
 * @param power ≥ 0, whatever the direction
 * @param kept in whole minutes
 */
public record Offer(Watts power, Duration kept) {
  /** Nothing. */
  public static final Offer NONE = new Offer(Watts.ZERO, Duration.ZERO);

  /** Nothing, where it can't be kept up for a minute. */
  static Offer of(Watts power, Duration kept) {
    long minutes = kept.toMinutes();
    return power.isZero() || minutes <= 0 ? NONE : new Offer(power, Duration.ofMinutes(minutes));
  }

  /** The energy of it, through the meter. */
  public WattHours energy() {
    return new WattHours(power.value() * kept.toMinutes() / 60);
  }
}
