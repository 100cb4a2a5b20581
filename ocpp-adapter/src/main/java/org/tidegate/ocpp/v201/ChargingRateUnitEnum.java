package org.tidegate.ocpp.v201;

/** Unit of a limit: watts in total or amperes per phase. OCPP 2.0.1 Part 2, 3.15. */
public enum ChargingRateUnitEnum {
  W, A
}
