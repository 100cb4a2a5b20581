package org.tidegate.ocpp.v21;

/** What came of opening a connector's lock. OCPP 2.1 Part 2, 3.105. */
public enum UnlockStatusEnum {
  Unlocked, UnlockFailed, OngoingAuthorizedTransaction, UnknownConnector
}
