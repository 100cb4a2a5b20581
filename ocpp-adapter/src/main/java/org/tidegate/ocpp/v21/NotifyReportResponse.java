package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms one part of a report. Immutable. OCPP 2.1 Part 2, 1.56.2, B07 and B08. */
public record NotifyReportResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static NotifyReportResponse of() {
    return new NotifyReportResponse(null);
  }
}
