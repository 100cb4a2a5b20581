package org.tidegate.ocpp.v21;

/** Whose tariff it is. OCPP 2.1 Part 2, 3.100. */
public enum TariffKindEnum {
  DefaultTariff, DriverTariff
}
