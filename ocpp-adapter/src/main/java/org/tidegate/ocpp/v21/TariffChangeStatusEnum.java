package org.tidegate.ocpp.v21;

/** Whether a transaction follows another tariff. OCPP 2.1 Part 2, 3.96. */
public enum TariffChangeStatusEnum {
  Accepted, Rejected, TooManyElements, ConditionNotSupported, TxNotFound, NoCurrencyChange
}
