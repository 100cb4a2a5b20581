package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a log upload's progress report. Immutable. OCPP 2.0.1 Part 2, 1.31.2, N01. */
public record LogStatusNotificationResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static LogStatusNotificationResponse of() {
    return new LogStatusNotificationResponse(null);
  }
}
