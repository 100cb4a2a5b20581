package org.tidegate.ocpp.v201;

/** Whether a message was taken off the display. OCPP 2.0.1 Part 2, 3.19. */
public enum ClearMessageStatusEnum {
  Accepted, Unknown
}
