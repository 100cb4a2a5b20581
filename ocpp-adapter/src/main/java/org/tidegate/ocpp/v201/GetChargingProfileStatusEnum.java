package org.tidegate.ocpp.v201;

/** Whether charging profiles will be reported. OCPP 2.0.1 Part 2, 3.38. */
public enum GetChargingProfileStatusEnum {
  Accepted, NoProfiles
}
