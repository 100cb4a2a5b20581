package org.tidegate.ocpp.v21;

/** What comes of a restart order. OCPP 2.1 Part 2, 3.91. */
public enum ResetStatusEnum {
  Accepted, Rejected, Scheduled
}
