package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Reports that a reservation ended by itself, H04. Immutable. OCPP 2.1 Part 2, 1.68.1. */
public record ReservationStatusUpdateRequest(Integer reservationId, ReservationUpdateStatusEnum reservationUpdateStatus,
    @Nullable CustomData customData) implements OcppRequest {
  public ReservationStatusUpdateRequest {
    Check.required("reservationId", reservationId);
    Check.atLeast("reservationId", reservationId, 0);
    Check.required("reservationUpdateStatus", reservationUpdateStatus);
  }

  /** With the required fields only. */
  public static ReservationStatusUpdateRequest of(Integer reservationId,
      ReservationUpdateStatusEnum reservationUpdateStatus) {
    return new ReservationStatusUpdateRequest(reservationId, reservationUpdateStatus, null);
  }
}
