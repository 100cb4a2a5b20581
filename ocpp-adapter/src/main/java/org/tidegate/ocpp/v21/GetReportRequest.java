package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Orders a report on chosen components and variables. Immutable. OCPP 2.1 Part 2, 1.36.1, B08.
 *
 * @param requestId repeated in the parts of the report
 */
public record GetReportRequest(Integer requestId, @Nullable List<ComponentVariable> componentVariable,
    @Nullable List<ComponentCriterionEnum> componentCriteria, @Nullable CustomData customData) implements OcppRequest {
  public GetReportRequest {
    Check.required("requestId", requestId);
    componentVariable = Check.optionalItems("componentVariable", componentVariable);
    componentCriteria = Check.optionalItems("componentCriteria", componentCriteria, 4);
  }

  /** With the required fields only. */
  public static GetReportRequest of(Integer requestId) {
    return new GetReportRequest(requestId, null, null, null);
  }
}
