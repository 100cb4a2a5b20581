package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for a new firmware to be fetched and installed. Immutable. OCPP 2.1 Part 2, 1.89.1, L01, L02.
 *
 * @param retries after the first attempt; absent: the station chooses
 * @param retryInterval seconds; absent: the station chooses
 */
public record UpdateFirmwareRequest(@Nullable Integer retries, @Nullable Integer retryInterval, Integer requestId,
    Firmware firmware, @Nullable CustomData customData) implements OcppRequest {
  public UpdateFirmwareRequest {
    Check.atLeast("retries", retries, 0);
    Check.required("requestId", requestId);
    Check.required("firmware", firmware);
  }

  /** With the required fields only. */
  public static UpdateFirmwareRequest of(Integer requestId, Firmware firmware) {
    return new UpdateFirmwareRequest(null, null, requestId, firmware, null);
  }
}
