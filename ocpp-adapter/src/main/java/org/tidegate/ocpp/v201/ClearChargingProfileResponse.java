package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether any charging profile was removed. Immutable. OCPP 2.0.1 Part 2, 1.7.2, K10. */
public record ClearChargingProfileResponse(ClearChargingProfileStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ClearChargingProfileResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ClearChargingProfileResponse of(ClearChargingProfileStatusEnum status) {
    return new ClearChargingProfileResponse(status, null, null);
  }
}
