package org.tidegate.ocpp.v21;

/** Whether charging profiles will be reported. OCPP 2.1 Part 2, 3.46. */
public enum GetChargingProfileStatusEnum {
  Accepted, NoProfiles
}
