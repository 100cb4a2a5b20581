package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a log upload's progress report. Immutable. OCPP 2.1 Part 2, 1.42.2, N01. */
public record LogStatusNotificationResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static LogStatusNotificationResponse of() {
    return new LogStatusNotificationResponse(null);
  }
}
