package org.tidegate.ocpp.v201;

/** Whether an asked message will be sent. OCPP 2.0.1 Part 2, 3.81. */
public enum TriggerMessageStatusEnum {
  Accepted, Rejected, NotImplemented
}
