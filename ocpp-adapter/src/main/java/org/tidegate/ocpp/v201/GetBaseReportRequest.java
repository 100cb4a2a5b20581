package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Orders one of the standard reports on the device model. Immutable. OCPP 2.0.1 Part 2, 1.17.1, B07.
 *
 * @param requestId repeated in the parts of the report
 */
public record GetBaseReportRequest(Integer requestId, ReportBaseEnum reportBase,
    @Nullable CustomData customData) implements OcppRequest {
  public GetBaseReportRequest {
    Check.required("requestId", requestId);
    Check.required("reportBase", reportBase);
  }

  /** With the required fields only. */
  public static GetBaseReportRequest of(Integer requestId, ReportBaseEnum reportBase) {
    return new GetBaseReportRequest(requestId, reportBase, null);
  }
}
