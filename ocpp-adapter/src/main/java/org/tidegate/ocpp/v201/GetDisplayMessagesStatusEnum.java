package org.tidegate.ocpp.v201;

/** Whether there are such messages. OCPP 2.0.1 Part 2, 3.39. */
public enum GetDisplayMessagesStatusEnum {
  Accepted, Unknown
}
