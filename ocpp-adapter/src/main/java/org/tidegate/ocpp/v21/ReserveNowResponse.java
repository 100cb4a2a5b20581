package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Whether the reservation holds. Immutable. OCPP 2.1 Part 2, 1.69.2. */
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
