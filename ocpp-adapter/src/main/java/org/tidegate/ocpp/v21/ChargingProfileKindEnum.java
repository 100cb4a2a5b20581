package org.tidegate.ocpp.v21;

/** What a charging profile's times count from. OCPP 2.1 Part 2, 3.14. */
public enum ChargingProfileKindEnum {
  Absolute, Recurring, Relative, Dynamic
}
