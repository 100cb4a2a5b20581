package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the standard report will be sent. Immutable. OCPP 2.0.1 Part 2, 1.17.2, B07. */
public record GetBaseReportResponse(GenericDeviceModelStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public GetBaseReportResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static GetBaseReportResponse of(GenericDeviceModelStatusEnum status) {
    return new GetBaseReportResponse(status, null, null);
  }
}
