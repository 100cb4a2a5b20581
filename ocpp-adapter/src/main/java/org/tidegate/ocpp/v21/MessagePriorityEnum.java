package org.tidegate.ocpp.v21;

/** How a message shares the display with others. OCPP 2.1 Part 2, 3.61. */
public enum MessagePriorityEnum {
  AlwaysFront, InFront, NormalCycle
}
