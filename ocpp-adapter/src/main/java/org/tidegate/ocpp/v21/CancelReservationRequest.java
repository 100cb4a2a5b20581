package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Gives a reservation up, H02. Immutable. OCPP 2.1 Part 2, 1.6.1. */
public record CancelReservationRequest(Integer reservationId, @Nullable CustomData customData) implements OcppRequest {
  public CancelReservationRequest {
    Check.required("reservationId", reservationId);
    Check.atLeast("reservationId", reservationId, 0);
  }

  /** With the required fields only. */
  public static CancelReservationRequest of(Integer reservationId) {
    return new CancelReservationRequest(reservationId, null);
  }
}
