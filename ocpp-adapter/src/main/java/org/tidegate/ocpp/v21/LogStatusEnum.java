package org.tidegate.ocpp.v21;

/** Whether a log upload was taken. OCPP 2.1 Part 2, 3.58. */
public enum LogStatusEnum {
  Accepted, Rejected, AcceptedCanceled
}
