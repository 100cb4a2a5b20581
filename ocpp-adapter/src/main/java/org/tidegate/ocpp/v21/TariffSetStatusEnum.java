package org.tidegate.ocpp.v21;

/** Whether a default tariff was taken. OCPP 2.1 Part 2, 3.101. */
public enum TariffSetStatusEnum {
  Accepted, Rejected, TooManyElements, ConditionNotSupported, DuplicateTariffId
}
