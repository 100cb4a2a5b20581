package org.tidegate.ocpp.v21;

/** OCPP version of a connection profile. OCPP 2.1 Part 2, 3.73. */
public enum OCPPVersionEnum {
  OCPP12, OCPP15, OCPP16, OCPP20, OCPP201, OCPP21
}
