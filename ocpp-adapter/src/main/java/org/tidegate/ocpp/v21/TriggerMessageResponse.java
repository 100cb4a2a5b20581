package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the asked message will be sent. Immutable. OCPP 2.1 Part 2, 1.85.2, F06. */
public record TriggerMessageResponse(TriggerMessageStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public TriggerMessageResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static TriggerMessageResponse of(TriggerMessageStatusEnum status) {
    return new TriggerMessageResponse(status, null, null);
  }
}
