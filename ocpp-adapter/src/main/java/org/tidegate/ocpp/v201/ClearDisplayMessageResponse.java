package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether there was such a message. Immutable. OCPP 2.0.1 Part 2, 1.8.2, O05. */
public record ClearDisplayMessageResponse(ClearMessageStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ClearDisplayMessageResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ClearDisplayMessageResponse of(ClearMessageStatusEnum status) {
    return new ClearDisplayMessageResponse(status, null, null);
  }
}
