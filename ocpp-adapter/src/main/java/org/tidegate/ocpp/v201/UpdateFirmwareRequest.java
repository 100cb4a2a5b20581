package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for a new firmware to be fetched and installed. Immutable. OCPP 2.0.1 Part 2, 1.64.1, L01, L02.
 *
 * @param retries after the first attempt; absent: the station chooses
 * @param retryInterval seconds; absent: the station chooses
 */
public record UpdateFirmwareRequest(@Nullable Integer retries, @Nullable Integer retryInterval, Integer requestId,
    Firmware firmware, @Nullable CustomData customData) implements OcppRequest {
  public UpdateFirmwareRequest {
    Check.required("requestId", requestId);
    Check.required("firmware", firmware);
  }

  /** With the required fields only. */
  public static UpdateFirmwareRequest of(int requestId, Firmware firmware) {
    return new UpdateFirmwareRequest(null, null, requestId, firmware, null);
  }
}
