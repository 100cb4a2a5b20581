package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the firmware update was taken. Immutable. OCPP 2.1 Part 2, 1.89.2, L01, L02. */
public record UpdateFirmwareResponse(UpdateFirmwareStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public UpdateFirmwareResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static UpdateFirmwareResponse of(UpdateFirmwareStatusEnum status) {
    return new UpdateFirmwareResponse(status, null, null);
  }
}
