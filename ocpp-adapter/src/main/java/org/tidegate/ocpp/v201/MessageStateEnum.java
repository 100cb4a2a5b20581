package org.tidegate.ocpp.v201;

/** While what a message is shown. OCPP 2.0.1 Part 2, 3.53. */
public enum MessageStateEnum {
  Charging, Faulted, Idle, Unavailable
}
