package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Whether the service is going to be renegotiated. Immutable. OCPP 2.1 Part 2, 1.44.2. */
public record NotifyAllowedEnergyTransferResponse(NotifyAllowedEnergyTransferStatusEnum status,
    @Nullable StatusInfo statusInfo, @Nullable CustomData customData) implements OcppResponse {
  public NotifyAllowedEnergyTransferResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static NotifyAllowedEnergyTransferResponse of(NotifyAllowedEnergyTransferStatusEnum status) {
    return new NotifyAllowedEnergyTransferResponse(status, null, null);
  }
}
