package org.tidegate.ocpp.v21;

/** How often a charging profile repeats. OCPP 2.1 Part 2, 3.84. */
public enum RecurrencyKindEnum {
  Daily, Weekly
}
