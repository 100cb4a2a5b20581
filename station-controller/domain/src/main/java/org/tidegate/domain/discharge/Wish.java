package org.tidegate.domain.discharge;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * What power is wished for before any limit is asked. Immutable.
 *
 * @param kind whose wish
 * @param power positive into the vehicle; {@link #FULL} means as much as the limits leave
 * @param profileId of the charging profile that gave the setpoint
 */
public record Wish(Kind kind, Watts power, Optional<Integer> profileId) {
  /** As much as the limits leave. */
  public static final Watts FULL = new Watts(Integer.MAX_VALUE);

  /** Charging up to the minimum charge, or to the required charge in time. */
  public static final Wish RECOVERY = new Wish(Kind.RECOVERY, FULL, Optional.empty());

  /** Ordinary charging; what the driver chooses with "charge now" too. */
  public static final Wish ORDINARY = new Wish(Kind.ORDINARY, FULL, Optional.empty());

  /** What the aggregator asks for. */
  public static Wish setpoint(Watts power, Optional<Integer> profileId) {
    return new Wish(Kind.SETPOINT, power, profileId);
  }

  /** Whether the driver deals with the aggregator: price and window conditions bind. */
  public boolean isThroughAggregator() {
    return kind == Kind.SETPOINT;
  }

  /** Whose wish it is, the first that applies. */
  public enum Kind {
    /** The driver's own floor or departure. */
    RECOVERY,
    /** The aggregator's. */
    SETPOINT,
    /** Nobody's in particular: the vehicle's. */
    ORDINARY
  }
}
