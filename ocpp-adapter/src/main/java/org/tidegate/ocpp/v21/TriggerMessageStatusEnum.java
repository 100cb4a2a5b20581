package org.tidegate.ocpp.v21;

/** Whether an asked message will be sent. OCPP 2.1 Part 2, 3.103. */
public enum TriggerMessageStatusEnum {
  Accepted, Rejected, NotImplemented
}
