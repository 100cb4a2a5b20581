package org.tidegate.ocpp.v21;

/** Unit of a limit: watts in total or amperes per phase. OCPP 2.1 Part 2, 3.17. */
public enum ChargingRateUnitEnum {
  W, A
}
