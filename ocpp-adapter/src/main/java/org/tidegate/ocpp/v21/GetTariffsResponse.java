package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Which tariffs there are. Immutable. OCPP 2.1 Part 2, 1.37.2, I09. */
public record GetTariffsResponse(TariffGetStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable List<TariffAssignment> tariffAssignments, @Nullable CustomData customData) implements OcppResponse {
  public GetTariffsResponse {
    Check.required("status", status);
    tariffAssignments = Check.optionalItems("tariffAssignments", tariffAssignments);
  }

  /** With the required fields only. */
  public static GetTariffsResponse of(TariffGetStatusEnum status) {
    return new GetTariffsResponse(status, null, null, null);
  }
}
