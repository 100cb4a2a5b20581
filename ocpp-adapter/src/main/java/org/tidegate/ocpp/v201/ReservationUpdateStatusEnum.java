package org.tidegate.ocpp.v201;

/** How a reservation ended that was not used. OCPP 2.0.1 Part 2, 3.72. */
public enum ReservationUpdateStatusEnum {
  Expired, Removed
}
