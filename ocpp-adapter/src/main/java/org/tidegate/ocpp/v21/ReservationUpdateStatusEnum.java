package org.tidegate.ocpp.v21;

/** How a reservation ended. OCPP 2.1 Part 2, 3.88. */
public enum ReservationUpdateStatusEnum {
  Expired, Removed, NoTransaction
}
