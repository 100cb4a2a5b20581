package org.tidegate.ocpp.v201;

/** What a charging profile's times count from. OCPP 2.0.1 Part 2, 3.12. */
public enum ChargingProfileKindEnum {
  Absolute, Recurring, Relative
}
