package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Installs a charging profile. Immutable. OCPP 2.1 Part 2, 1.73.1, K01.
 *
 * @param evseId {@code 0} stands for every EVSE in a default profile, for the whole station in other purposes
 */
public record SetChargingProfileRequest(Integer evseId, ChargingProfile chargingProfile,
    @Nullable CustomData customData) implements OcppRequest {
  public SetChargingProfileRequest {
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
    Check.required("chargingProfile", chargingProfile);
  }

  /** With the required fields only. */
  public static SetChargingProfileRequest of(Integer evseId, ChargingProfile chargingProfile) {
    return new SetChargingProfileRequest(evseId, chargingProfile, null);
  }
}
