package org.tidegate.ocpp.v201;

/** Whether a log upload was taken. OCPP 2.0.1 Part 2, 3.49. */
public enum LogStatusEnum {
  Accepted, Rejected, AcceptedCanceled
}
