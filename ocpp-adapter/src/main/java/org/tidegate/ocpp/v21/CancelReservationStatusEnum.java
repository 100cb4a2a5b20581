package org.tidegate.ocpp.v21;

/** Whether a reservation was given up. OCPP 2.1 Part 2, 3.7. */
public enum CancelReservationStatusEnum {
  Accepted, Rejected
}
