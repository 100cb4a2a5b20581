package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether charging profiles will be reported. Immutable. OCPP 2.0.1 Part 2, 1.19.2, K09. */
public record GetChargingProfilesResponse(GetChargingProfileStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public GetChargingProfilesResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static GetChargingProfilesResponse of(GetChargingProfileStatusEnum status) {
    return new GetChargingProfilesResponse(status, null, null);
  }
}
