package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/**
 * One reason why power may have to be less. Pure: looks at nothing but its arguments. A limit can only take power away.
 */
public interface Limit {
  /** No limit. */
  Watts NONE = Wish.FULL;

  /** Its name. */
  LimitReason reason();

  /** Most power out of the vehicle, as a magnitude ≥ 0. */
  default Watts dischargeAtMost(Situation situation) {
    return NONE;
  }

  /** Most power into the vehicle for this wish, ≥ 0. */
  default Watts chargeAtMost(Situation situation, Wish wish) {
    return NONE;
  }
}
