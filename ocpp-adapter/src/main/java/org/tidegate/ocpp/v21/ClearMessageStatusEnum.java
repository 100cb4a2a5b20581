package org.tidegate.ocpp.v21;

/** Whether a message was taken off the display. OCPP 2.1 Part 2, 3.21. */
public enum ClearMessageStatusEnum {
  Accepted, Unknown, Rejected
}
