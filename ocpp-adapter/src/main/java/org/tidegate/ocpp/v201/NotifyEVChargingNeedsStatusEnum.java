package org.tidegate.ocpp.v201;

/** Whether the CSMS plans for a vehicle's needs. OCPP 2.0.1 Part 2, 3.59. */
public enum NotifyEVChargingNeedsStatusEnum {
  Accepted, Rejected, Processing
}
