package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the CSMS could process the vehicle's plan; not that it agrees. Immutable.
 * OCPP 2.1 Part 2, 1.51.2, K15.
 */
public record NotifyEVChargingScheduleResponse(GenericStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public NotifyEVChargingScheduleResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static NotifyEVChargingScheduleResponse of(GenericStatusEnum status) {
    return new NotifyEVChargingScheduleResponse(status, null, null);
  }
}
