package org.tidegate.domain.smartcharging;

import java.util.Optional;

/**
 * What an EVSE will do by its profiles and ratings, in microwatts. Immutable.
 *
 * @param charge the most it will charge with
 * @param discharge the most it may discharge with, ≤ 0
 * @param setpoint within both
 */
record Expected(long charge, long discharge, Optional<Long> setpoint) {

  /** OCPP 2.1 K08.FR.08, V2X.03 and V2X.04: limits cut the setpoint. */
  static Expected of(Combined combined, EvseFacts evse) {
    var most = Math.min(combined.chargeLimit(), PhasePower.of(evse.ratingCharge()));
    var rated = evse.canDischarge() ? -PhasePower.of(evse.ratingDischarge().magnitude()) : 0;
    var least = Math.max(combined.dischargeLimit(), rated);
    return new Expected(most, least,
        combined.steering().setpoint().map(value -> Math.min(most, Math.max(least, value))));
  }

  /** What will flow, as far as it is known. */
  long target() {
    return setpoint.orElse(charge);
  }
}
