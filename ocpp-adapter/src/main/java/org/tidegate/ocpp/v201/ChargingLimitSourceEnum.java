package org.tidegate.ocpp.v201;

/** Who set a limit or a charging profile. OCPP 2.0.1 Part 2, 3.11. */
public enum ChargingLimitSourceEnum {
  EMS, Other, SO, CSO
}
