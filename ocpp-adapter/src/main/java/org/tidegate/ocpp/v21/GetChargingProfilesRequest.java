package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for the installed charging profiles that meet criteria. Immutable. OCPP 2.1 Part 2, 1.27.1, K09.
 *
 * @param requestId repeated in the parts of the report
 * @param evseId {@code 0} is the whole charging station; absent means all
 */
public record GetChargingProfilesRequest(Integer requestId, ChargingProfileCriterion chargingProfile,
    @Nullable Integer evseId, @Nullable CustomData customData) implements OcppRequest {
  public GetChargingProfilesRequest {
    Check.required("requestId", requestId);
    Check.required("chargingProfile", chargingProfile);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static GetChargingProfilesRequest of(Integer requestId, ChargingProfileCriterion chargingProfile) {
    return new GetChargingProfilesRequest(requestId, chargingProfile, null, null);
  }
}
