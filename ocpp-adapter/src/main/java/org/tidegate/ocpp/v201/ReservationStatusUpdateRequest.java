package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Tells that a reservation ended unused. Immutable. OCPP 2.0.1 Part 2, 1.46.1, H01 and H04. */
public record ReservationStatusUpdateRequest(Integer reservationId,
    ReservationUpdateStatusEnum reservationUpdateStatus, @Nullable CustomData customData) implements OcppRequest {
  public ReservationStatusUpdateRequest {
    Check.required("reservationId", reservationId);
    Check.required("reservationUpdateStatus", reservationUpdateStatus);
  }

  /** With the required fields only. */
  public static ReservationStatusUpdateRequest of(Integer reservationId,
      ReservationUpdateStatusEnum reservationUpdateStatus) {
    return new ReservationStatusUpdateRequest(reservationId, reservationUpdateStatus, null);
  }
}
