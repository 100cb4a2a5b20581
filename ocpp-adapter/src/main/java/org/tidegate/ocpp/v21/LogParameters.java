package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Where a log is to be put, and from when to when it reaches. Immutable. OCPP 2.1 Part 2, 2.65.
 *
 * @param remoteLocation a URL
 * @param oldestTimestamp absent: from the beginning
 * @param latestTimestamp absent: up to now
 */
public record LogParameters(String remoteLocation, @Nullable Instant oldestTimestamp, @Nullable Instant latestTimestamp,
    @Nullable CustomData customData) {
  public LogParameters {
    Check.required("remoteLocation", remoteLocation);
    Check.maxLength("remoteLocation", remoteLocation, 2000);
  }

  /** With the required fields only. */
  public static LogParameters of(String remoteLocation) {
    return new LogParameters(remoteLocation, null, null, null);
  }
}
