package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms a firmware update's progress report. Immutable. OCPP 2.0.1 Part 2, 1.15.2, L01. */
public record FirmwareStatusNotificationResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static FirmwareStatusNotificationResponse of() {
    return new FirmwareStatusNotificationResponse(null);
  }
}
