package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms reported charging profiles. Immutable. OCPP 2.0.1 Part 2, 1.43.2, K09. */
public record ReportChargingProfilesResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static ReportChargingProfilesResponse of() {
    return new ReportChargingProfilesResponse(null);
  }
}
