package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Taken note of. Immutable. OCPP 2.1 Part 2, 1.68.2. */
public record ReservationStatusUpdateResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static ReservationStatusUpdateResponse of() {
    return new ReservationStatusUpdateResponse(null);
  }
}
