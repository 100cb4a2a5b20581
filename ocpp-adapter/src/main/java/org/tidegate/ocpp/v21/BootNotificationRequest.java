package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Announces a charging station after it started or was told to register again. Immutable.
 * OCPP 2.1 Part 2, 1.5.1, B01.
 */
public record BootNotificationRequest(ChargingStation chargingStation, BootReasonEnum reason,
    @Nullable CustomData customData) implements OcppRequest {
  public BootNotificationRequest {
    Check.required("chargingStation", chargingStation);
    Check.required("reason", reason);
  }

  /** With the required fields only. */
  public static BootNotificationRequest of(ChargingStation chargingStation, BootReasonEnum reason) {
    return new BootNotificationRequest(chargingStation, reason, null);
  }
}
