package org.tidegate.ocpp.v201;

/** Whether a charging profile was found and removed. OCPP 2.0.1 Part 2, 3.18. */
public enum ClearChargingProfileStatusEnum {
  Accepted, Unknown
}
