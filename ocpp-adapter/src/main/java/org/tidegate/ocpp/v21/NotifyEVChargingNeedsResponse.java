package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the CSMS will plan for the vehicle's needs. Immutable. OCPP 2.1 Part 2, 1.50.2, K15. */
public record NotifyEVChargingNeedsResponse(NotifyEVChargingNeedsStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public NotifyEVChargingNeedsResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static NotifyEVChargingNeedsResponse of(NotifyEVChargingNeedsStatusEnum status) {
    return new NotifyEVChargingNeedsResponse(status, null, null);
  }
}
