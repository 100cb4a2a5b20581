package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the connector's lock is open. Immutable. OCPP 2.1 Part 2, 1.86.2, F05. */
public record UnlockConnectorResponse(UnlockStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public UnlockConnectorResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static UnlockConnectorResponse of(UnlockStatusEnum status) {
    return new UnlockConnectorResponse(status, null, null);
  }
}
