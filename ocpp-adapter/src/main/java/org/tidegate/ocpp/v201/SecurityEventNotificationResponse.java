package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a security event. Immutable. OCPP 2.0.1 Part 2, 1.49.2, A04. */
public record SecurityEventNotificationResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static SecurityEventNotificationResponse of() {
    return new SecurityEventNotificationResponse(null);
  }
}
