package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Whether the signal is followed. Immutable. OCPP 2.1 Part 2, 1.2.2. */
public record AFRRSignalResponse(GenericStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public AFRRSignalResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static AFRRSignalResponse of(GenericStatusEnum status) {
    return new AFRRSignalResponse(status, null, null);
  }
}
