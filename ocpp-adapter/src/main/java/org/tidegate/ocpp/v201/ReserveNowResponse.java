package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the EVSE is reserved. Immutable. OCPP 2.0.1 Part 2, 1.47.2, H01. */
public record ReserveNowResponse(ReserveNowStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ReserveNowResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ReserveNowResponse of(ReserveNowStatusEnum status) {
    return new ReserveNowResponse(status, null, null);
  }
}
