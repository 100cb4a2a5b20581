package org.tidegate.ocpp.v21;

/** What came of an update of the local authorization list. OCPP 2.1 Part 2, 3.92. */
public enum SendLocalListStatusEnum {
  Accepted, Failed, VersionMismatch
}
