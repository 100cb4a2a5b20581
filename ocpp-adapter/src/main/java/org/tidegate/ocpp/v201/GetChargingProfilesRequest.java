package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for the installed charging profiles that meet criteria. Immutable. OCPP 2.0.1 Part 2, 1.19.1, K09.
 *
 * @param requestId repeated in the parts of the report
 * @param evseId {@code 0} is the whole charging station; absent means all
 */
public record GetChargingProfilesRequest(Integer requestId, ChargingProfileCriterion chargingProfile,
    @Nullable Integer evseId, @Nullable CustomData customData) implements OcppRequest {
  public GetChargingProfilesRequest {
    Check.required("requestId", requestId);
    Check.required("chargingProfile", chargingProfile);
  }

  /** With the required fields only. */
  public static GetChargingProfilesRequest of(Integer requestId, ChargingProfileCriterion chargingProfile) {
    return new GetChargingProfilesRequest(requestId, chargingProfile, null, null);
  }
}
