package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Gives the schedule that results from all active charging profiles. Immutable. OCPP 2.0.1 Part 2, 1.20.2, K08. */
public record GetCompositeScheduleResponse(GenericStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CompositeSchedule schedule, @Nullable CustomData customData) implements OcppResponse {
  public GetCompositeScheduleResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static GetCompositeScheduleResponse of(GenericStatusEnum status) {
    return new GetCompositeScheduleResponse(status, null, null, null);
  }
}
