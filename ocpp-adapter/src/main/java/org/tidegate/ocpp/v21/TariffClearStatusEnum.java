package org.tidegate.ocpp.v21;

/** Whether a tariff was cleared. OCPP 2.1 Part 2, 3.97. */
public enum TariffClearStatusEnum {
  Accepted, Rejected, NoTariff
}
