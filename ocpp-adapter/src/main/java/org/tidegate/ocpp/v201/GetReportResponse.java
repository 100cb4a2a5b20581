package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the chosen report will be sent. Immutable. OCPP 2.0.1 Part 2, 1.26.2, B08. */
public record GetReportResponse(GenericDeviceModelStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public GetReportResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static GetReportResponse of(GenericDeviceModelStatusEnum status) {
    return new GetReportResponse(status, null, null);
  }
}
