package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the charging station is registered. Immutable. OCPP 2.1 Part 2, 1.5.2, B01.
 *
 * @param currentTime the CSMS's clock
 * @param interval seconds: the heartbeat interval when accepted, otherwise the least wait before the next attempt; 0
 *     leaves the choice to the station
 */
public record BootNotificationResponse(Instant currentTime, Integer interval, RegistrationStatusEnum status,
    @Nullable StatusInfo statusInfo, @Nullable CustomData customData) implements OcppResponse {
  public BootNotificationResponse {
    Check.required("currentTime", currentTime);
    Check.required("interval", interval);
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static BootNotificationResponse of(Instant currentTime, Integer interval, RegistrationStatusEnum status) {
    return new BootNotificationResponse(currentTime, interval, status, null, null);
  }
}
