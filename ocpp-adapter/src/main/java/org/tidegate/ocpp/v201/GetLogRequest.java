package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for a log to be uploaded. Immutable. OCPP 2.0.1 Part 2, 1.24.1, N01.
 *
 * @param retries after the first attempt; absent: the station chooses
 * @param retryInterval seconds; absent: the station chooses
 */
public record GetLogRequest(LogParameters log, LogEnum logType, Integer requestId, @Nullable Integer retries,
    @Nullable Integer retryInterval, @Nullable CustomData customData) implements OcppRequest {
  public GetLogRequest {
    Check.required("log", log);
    Check.required("logType", logType);
    Check.required("requestId", requestId);
  }

  /** With the required fields only. */
  public static GetLogRequest of(LogParameters log, LogEnum logType, int requestId) {
    return new GetLogRequest(log, logType, requestId, null, null, null);
  }
}
