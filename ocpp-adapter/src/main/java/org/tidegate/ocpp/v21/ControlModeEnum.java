package org.tidegate.ocpp.v21;

/** Who makes the schedule of an ISO 15118-20 session. OCPP 2.1 Part 2, 3.25. */
public enum ControlModeEnum {
  ScheduledControl, DynamicControl
}
