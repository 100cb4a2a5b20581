package org.tidegate.ocpp.v21;

/** Where a monitor comes from. OCPP 2.1 Part 2, 3.38. */
public enum EventNotificationEnum {
  HardWiredNotification, HardWiredMonitor, PreconfiguredMonitor, CustomMonitor
}
