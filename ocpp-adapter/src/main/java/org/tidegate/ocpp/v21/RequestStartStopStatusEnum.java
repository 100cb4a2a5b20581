package org.tidegate.ocpp.v21;

/** Whether a remote start or stop was accepted. OCPP 2.1 Part 2, 3.87. */
public enum RequestStartStopStatusEnum {
  Accepted, Rejected
}
