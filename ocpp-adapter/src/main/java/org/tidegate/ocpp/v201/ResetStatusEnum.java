package org.tidegate.ocpp.v201;

/** What comes of a restart order. OCPP 2.0.1 Part 2, 3.75. */
public enum ResetStatusEnum {
  Accepted, Rejected, Scheduled
}
