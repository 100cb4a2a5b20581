package org.tidegate.ocpp.v201;

/** OCPP version of a connection profile. OCPP 2.0.1 Part 2, 3.62. */
public enum OCPPVersionEnum {
  OCPP12, OCPP15, OCPP16, OCPP20
}
