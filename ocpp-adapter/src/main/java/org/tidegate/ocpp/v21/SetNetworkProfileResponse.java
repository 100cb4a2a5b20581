package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the connection profile was stored. Immutable. OCPP 2.1 Part 2, 1.79.2, B09. */
public record SetNetworkProfileResponse(SetNetworkProfileStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public SetNetworkProfileResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static SetNetworkProfileResponse of(SetNetworkProfileStatusEnum status) {
    return new SetNetworkProfileResponse(status, null, null);
  }
}
