package org.tidegate.ocpp.v21;

/** Whether a message is shown, or why not. OCPP 2.1 Part 2, 3.36. */
public enum DisplayMessageStatusEnum {
  Accepted,
  NotSupportedMessageFormat,
  Rejected,
  NotSupportedPriority,
  NotSupportedState,
  UnknownTransaction,
  LanguageNotSupported
}
