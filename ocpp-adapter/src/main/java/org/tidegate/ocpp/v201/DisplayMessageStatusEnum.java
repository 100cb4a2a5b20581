package org.tidegate.ocpp.v201;

/** Whether a message is shown, or why not. OCPP 2.0.1 Part 2, 3.29. */
public enum DisplayMessageStatusEnum {
  Accepted, NotSupportedMessageFormat, Rejected, NotSupportedPriority, NotSupportedState, UnknownTransaction
}
