package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a security event. Immutable. OCPP 2.1 Part 2, 1.71.2, A04. */
public record SecurityEventNotificationResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static SecurityEventNotificationResponse of() {
    return new SecurityEventNotificationResponse(null);
  }
}
