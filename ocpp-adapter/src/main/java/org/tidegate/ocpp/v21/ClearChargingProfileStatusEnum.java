package org.tidegate.ocpp.v21;

/** Whether a charging profile was found and removed. OCPP 2.1 Part 2, 3.20. */
public enum ClearChargingProfileStatusEnum {
  Accepted, Unknown
}
