package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Cancels a reservation. Immutable. OCPP 2.0.1 Part 2, 1.3.1, H02. */
public record CancelReservationRequest(Integer reservationId, @Nullable CustomData customData)
    implements
      OcppRequest {
  public CancelReservationRequest {
    Check.required("reservationId", reservationId);
  }

  /** With the required fields only. */
  public static CancelReservationRequest of(Integer reservationId) {
    return new CancelReservationRequest(reservationId, null);
  }
}
