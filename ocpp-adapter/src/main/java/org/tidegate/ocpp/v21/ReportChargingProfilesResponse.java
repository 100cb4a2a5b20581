package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms reported charging profiles. Immutable. OCPP 2.1 Part 2, 1.63.2, K09. */
public record ReportChargingProfilesResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static ReportChargingProfilesResponse of() {
    return new ReportChargingProfilesResponse(null);
  }
}
