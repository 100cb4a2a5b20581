package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports progress of a log upload. Immutable. OCPP 2.0.1 Part 2, 1.31.1, N01.
 *
 * @param requestId of the request that started the upload; absent only when triggered while none is going on
 */
public record LogStatusNotificationRequest(UploadLogStatusEnum status, @Nullable Integer requestId,
    @Nullable CustomData customData) implements OcppRequest {
  public LogStatusNotificationRequest {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static LogStatusNotificationRequest of(UploadLogStatusEnum status) {
    return new LogStatusNotificationRequest(status, null, null);
  }
}
