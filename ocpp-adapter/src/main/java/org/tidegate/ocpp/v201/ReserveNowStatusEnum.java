package org.tidegate.ocpp.v201;

/** What became of a reservation that was asked for. OCPP 2.0.1 Part 2, 3.73. */
public enum ReserveNowStatusEnum {
  Accepted, Faulted, Occupied, Rejected, Unavailable
}
