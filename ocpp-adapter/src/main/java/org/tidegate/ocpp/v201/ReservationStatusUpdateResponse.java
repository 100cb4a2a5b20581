package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms the end of a reservation. Immutable. OCPP 2.0.1 Part 2, 1.46.2, H04. */
public record ReservationStatusUpdateResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static ReservationStatusUpdateResponse of() {
    return new ReservationStatusUpdateResponse(null);
  }
}
