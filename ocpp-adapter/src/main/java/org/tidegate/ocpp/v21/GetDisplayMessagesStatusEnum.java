package org.tidegate.ocpp.v21;

/** Whether there are such messages. OCPP 2.1 Part 2, 3.47. */
public enum GetDisplayMessagesStatusEnum {
  Accepted, Unknown
}
