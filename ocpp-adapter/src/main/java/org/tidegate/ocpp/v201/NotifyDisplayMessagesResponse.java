package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Has received them. Immutable. OCPP 2.0.1 Part 2, 1.35.2. */
public record NotifyDisplayMessagesResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without any field. */
  public static NotifyDisplayMessagesResponse of() {
    return new NotifyDisplayMessagesResponse(null);
  }
}
