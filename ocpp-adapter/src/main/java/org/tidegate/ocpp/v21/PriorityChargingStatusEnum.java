package org.tidegate.ocpp.v21;

/** What becomes of a request for priority charging. OCPP 2.1 Part 2, 3.80. */
public enum PriorityChargingStatusEnum {
  Accepted, Rejected, NoProfile
}
