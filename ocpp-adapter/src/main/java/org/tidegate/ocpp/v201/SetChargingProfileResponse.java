package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the charging profile was accepted, not that power already follows it. Immutable.
 * OCPP 2.0.1 Part 2, 1.51.2, K01.
 */
public record SetChargingProfileResponse(ChargingProfileStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public SetChargingProfileResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static SetChargingProfileResponse of(ChargingProfileStatusEnum status) {
    return new SetChargingProfileResponse(status, null, null);
  }
}
