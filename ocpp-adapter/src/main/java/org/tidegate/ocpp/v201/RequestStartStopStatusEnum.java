package org.tidegate.ocpp.v201;

/** Whether a remote start or stop was accepted. OCPP 2.0.1 Part 2, 3.71. */
public enum RequestStartStopStatusEnum {
  Accepted, Rejected
}
