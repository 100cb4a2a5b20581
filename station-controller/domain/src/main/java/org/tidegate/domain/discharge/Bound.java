package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/**
 * The most power in one direction, and which limit says so. Immutable.
 *
 * @param atMost ≥ 0
 * @param by the limit
 */
public record Bound(Watts atMost, LimitReason by) {
  /** No bound; named after the limit that comes last. */
  public static final Bound NONE = new Bound(Limit.NONE, LimitReason.GRID_CONNECTION);

  /** The lower of the two; of equal ones this. */
  public Bound min(Bound other) {
    return other.atMost.compareTo(atMost) < 0 ? other : this;
  }

  /** As far as this limit says so. */
  public Watts as(LimitReason limit) {
    return limit == by ? atMost : Limit.NONE;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return atMost.equals(Limit.NONE);
  }
}
