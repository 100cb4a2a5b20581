package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** New numbers of a dynamic profile. Immutable. OCPP 2.1 Part 2, 1.62.2. */
public record PullDynamicScheduleUpdateResponse(ChargingProfileStatusEnum status,
    @Nullable ChargingScheduleUpdate scheduleUpdate, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public PullDynamicScheduleUpdateResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static PullDynamicScheduleUpdateResponse of(ChargingProfileStatusEnum status) {
    return new PullDynamicScheduleUpdateResponse(status, null, null, null);
  }
}
