package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Whether there was such a reservation. Immutable. OCPP 2.1 Part 2, 1.6.2. */
public record CancelReservationResponse(CancelReservationStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public CancelReservationResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static CancelReservationResponse of(CancelReservationStatusEnum status) {
    return new CancelReservationResponse(status, null, null);
  }
}
