package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a connector's state. Immutable. OCPP 2.1 Part 2, 1.83.2, G01. */
public record StatusNotificationResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static StatusNotificationResponse of() {
    return new StatusNotificationResponse(null);
  }
}
