package org.tidegate.ocpp.v21;

/** What becomes of a reservation. OCPP 2.1 Part 2, 3.89. */
public enum ReserveNowStatusEnum {
  Accepted, Faulted, Occupied, Rejected, Unavailable
}
