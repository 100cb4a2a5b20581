package org.tidegate.ocpp.v21;

/** While what a message is shown. OCPP 2.1 Part 2, 3.62. */
public enum MessageStateEnum {
  Charging, Faulted, Idle, Unavailable, Suspended, Discharging
}
