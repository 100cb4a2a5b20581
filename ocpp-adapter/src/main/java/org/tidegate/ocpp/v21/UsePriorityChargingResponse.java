package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Whether priority charging was switched. Immutable. OCPP 2.1 Part 2, 1.90.2. */
public record UsePriorityChargingResponse(PriorityChargingStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public UsePriorityChargingResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static UsePriorityChargingResponse of(PriorityChargingStatusEnum status) {
    return new UsePriorityChargingResponse(status, null, null);
  }
}
