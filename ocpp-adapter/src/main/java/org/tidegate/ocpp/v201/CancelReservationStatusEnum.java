package org.tidegate.ocpp.v201;

/** Whether a reservation was cancelled. OCPP 2.0.1 Part 2, 3.6. */
public enum CancelReservationStatusEnum {
  Accepted, Rejected
}
