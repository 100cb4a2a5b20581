package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Selects the charging profiles to remove; an absent field selects all. Immutable. OCPP 2.1 Part 2, 2.22.
 *
 * @param evseId {@code 0} is the whole charging station
 * @param stackLevel from 0
 */
public record ClearChargingProfile(@Nullable Integer evseId,
    @Nullable ChargingProfilePurposeEnum chargingProfilePurpose, @Nullable Integer stackLevel,
    @Nullable CustomData customData) {
  public ClearChargingProfile {
    Check.atLeast("evseId", evseId, 0);
    Check.atLeast("stackLevel", stackLevel, 0);
  }

  /** Without any field. */
  public static ClearChargingProfile of() {
    return new ClearChargingProfile(null, null, null, null);
  }
}
