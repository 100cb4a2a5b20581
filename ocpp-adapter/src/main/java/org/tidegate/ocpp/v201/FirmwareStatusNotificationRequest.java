package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports progress of a firmware update. Immutable. OCPP 2.0.1 Part 2, 1.15.1, L01.
 *
 * @param requestId of the request that started the update; absent only when triggered while none is going on
 */
public record FirmwareStatusNotificationRequest(FirmwareStatusEnum status, @Nullable Integer requestId,
    @Nullable CustomData customData) implements OcppRequest {
  public FirmwareStatusNotificationRequest {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static FirmwareStatusNotificationRequest of(FirmwareStatusEnum status) {
    return new FirmwareStatusNotificationRequest(status, null, null);
  }
}
