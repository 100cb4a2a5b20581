package org.tidegate.ocpp.v201;

/** What came of an update of the local authorization list. OCPP 2.0.1 Part 2, 3.76. */
public enum SendLocalListStatusEnum {
  Accepted, Failed, VersionMismatch
}
