package org.tidegate.ocpp.v201;

/** Whether a charging profile was accepted. OCPP 2.0.1 Part 2, 3.14. */
public enum ChargingProfileStatusEnum {
  Accepted, Rejected
}
