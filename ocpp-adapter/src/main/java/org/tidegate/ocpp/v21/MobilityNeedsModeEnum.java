package org.tidegate.ocpp.v21;

/** Who knows when the driver leaves with how much energy. OCPP 2.1 Part 2, 3.64. */
public enum MobilityNeedsModeEnum {
  EVCC, EVCC_SECC
}
