package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a connector's state. Immutable. OCPP 2.0.1 Part 2, 1.59.2, G01. */
public record StatusNotificationResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static StatusNotificationResponse of() {
    return new StatusNotificationResponse(null);
  }
}
