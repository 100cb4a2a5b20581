package org.tidegate.ocpp.v201;

/** What came of opening a connector's lock. OCPP 2.0.1 Part 2, 3.83. */
public enum UnlockStatusEnum {
  Unlocked, UnlockFailed, OngoingAuthorizedTransaction, UnknownConnector
}
