package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Passes on the signal of automatic frequency restoration, Q08. Immutable. OCPP 2.1 Part 2, 1.2.1.
 *
 * @param timestamp from when it holds
 * @param signal where it is on the curve of the schedule
 */
public record AFRRSignalRequest(Instant timestamp, Integer signal,
    @Nullable CustomData customData) implements OcppRequest {
  public AFRRSignalRequest {
    Check.required("timestamp", timestamp);
    Check.required("signal", signal);
  }

  /** With the required fields only. */
  public static AFRRSignalRequest of(Instant timestamp, Integer signal) {
    return new AFRRSignalRequest(timestamp, signal, null);
  }
}
