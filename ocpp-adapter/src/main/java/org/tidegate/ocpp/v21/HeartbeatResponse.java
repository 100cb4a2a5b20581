package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Answers a heartbeat with the time. Immutable. OCPP 2.1 Part 2, 1.40.2, G02.
 *
 * @param currentTime the CSMS's clock
 */
public record HeartbeatResponse(Instant currentTime, @Nullable CustomData customData) implements OcppResponse {
  public HeartbeatResponse {
    Check.required("currentTime", currentTime);
  }

  /** With the required fields only. */
  public static HeartbeatResponse of(Instant currentTime) {
    return new HeartbeatResponse(currentTime, null);
  }
}
