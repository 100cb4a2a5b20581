package org.tidegate.ocpp.v21;

/** Which part of a transaction's life an event tells. OCPP 2.1 Part 2, 3.102. */
public enum TransactionEventEnum {
  Ended, Started, Updated
}
