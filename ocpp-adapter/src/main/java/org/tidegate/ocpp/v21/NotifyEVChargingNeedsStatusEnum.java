package org.tidegate.ocpp.v21;

/** Whether the CSMS plans for a vehicle's needs. OCPP 2.1 Part 2, 3.70. */
public enum NotifyEVChargingNeedsStatusEnum {
  Accepted, Rejected, Processing, NoChargingProfile
}
