package org.tidegate.ocpp.v201;

/** How often a charging profile repeats. OCPP 2.0.1 Part 2, 3.68. */
public enum RecurrencyKindEnum {
  Daily, Weekly
}
