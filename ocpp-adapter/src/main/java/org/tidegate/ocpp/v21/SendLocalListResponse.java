package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the local authorization list was updated. Immutable. OCPP 2.1 Part 2, 1.72.2, D01. */
public record SendLocalListResponse(SendLocalListStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public SendLocalListResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static SendLocalListResponse of(SendLocalListStatusEnum status) {
    return new SendLocalListResponse(status, null, null);
  }
}
