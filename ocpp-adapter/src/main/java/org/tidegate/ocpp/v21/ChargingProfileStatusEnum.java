package org.tidegate.ocpp.v21;

/** Whether a charging profile was accepted. OCPP 2.1 Part 2, 3.16. */
public enum ChargingProfileStatusEnum {
  Accepted, Rejected
}
