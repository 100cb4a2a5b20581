package org.tidegate.ocpp.v201;

/** Which part of a transaction's life an event tells. OCPP 2.0.1 Part 2, 3.80. */
public enum TransactionEventEnum {
  Ended, Started, Updated
}
