package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the log will be uploaded. Immutable. OCPP 2.0.1 Part 2, 1.24.2, N01.
 *
 * @param filename of the log; absent when there is none
 */
public record GetLogResponse(LogStatusEnum status, @Nullable StatusInfo statusInfo, @Nullable String filename,
    @Nullable CustomData customData) implements OcppResponse {
  public GetLogResponse {
    Check.required("status", status);
    Check.maxLength("filename", filename, 255);
  }

  /** With the required fields only. */
  public static GetLogResponse of(LogStatusEnum status) {
    return new GetLogResponse(status, null, null, null);
  }
}
