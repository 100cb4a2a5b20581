package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Whether the new numbers hold. Immutable. OCPP 2.1 Part 2, 1.88.2. */
public record UpdateDynamicScheduleResponse(ChargingProfileStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public UpdateDynamicScheduleResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static UpdateDynamicScheduleResponse of(ChargingProfileStatusEnum status) {
    return new UpdateDynamicScheduleResponse(status, null, null);
  }
}
