package org.tidegate.ocpp.v201;

/** How a message shares the display with others. OCPP 2.0.1 Part 2, 3.52. */
public enum MessagePriorityEnum {
  AlwaysFront, InFront, NormalCycle
}
