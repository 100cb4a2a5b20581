package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether there was such a reservation. Immutable. OCPP 2.0.1 Part 2, 1.3.2, H02. */
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
