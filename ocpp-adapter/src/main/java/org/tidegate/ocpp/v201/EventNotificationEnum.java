package org.tidegate.ocpp.v201;

/** Where a monitor comes from. OCPP 2.0.1 Part 2, 3.31. */
public enum EventNotificationEnum {
  HardWiredNotification, HardWiredMonitor, PreconfiguredMonitor, CustomMonitor
}
