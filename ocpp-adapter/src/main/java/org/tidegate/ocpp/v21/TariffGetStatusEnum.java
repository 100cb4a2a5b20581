package org.tidegate.ocpp.v21;

/** Whether there are tariffs. OCPP 2.1 Part 2, 3.99. */
public enum TariffGetStatusEnum {
  Accepted, Rejected, NoTariff
}
