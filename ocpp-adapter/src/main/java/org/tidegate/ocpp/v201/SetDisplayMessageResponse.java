package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether a message will be shown. Immutable. OCPP 2.0.1 Part 2, 1.52.2, O01 and O02. */
public record SetDisplayMessageResponse(DisplayMessageStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public SetDisplayMessageResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static SetDisplayMessageResponse of(DisplayMessageStatusEnum status) {
    return new SetDisplayMessageResponse(status, null, null);
  }
}
