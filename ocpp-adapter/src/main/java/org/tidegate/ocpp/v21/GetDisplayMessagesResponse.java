package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether messages will be told. Immutable. OCPP 2.1 Part 2, 1.30.2, O03 and O04. */
public record GetDisplayMessagesResponse(GetDisplayMessagesStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public GetDisplayMessagesResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static GetDisplayMessagesResponse of(GetDisplayMessagesStatusEnum status) {
    return new GetDisplayMessagesResponse(status, null, null);
  }
}
