package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the restart happens now, later or not at all. Immutable. OCPP 2.1 Part 2, 1.70.2, B11 and B12. */
public record ResetResponse(ResetStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public ResetResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static ResetResponse of(ResetStatusEnum status) {
    return new ResetResponse(status, null, null);
  }
}
