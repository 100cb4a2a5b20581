package org.tidegate.ocpp.v21;

/** A day of the week. OCPP 2.1 Part 2, 3.31. */
public enum DayOfWeekEnum {
  Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
}
