package org.tidegate.ocpp.v201;

/** Kind of a token. OCPP 2.0.1 Part 2, 3.43. */
public enum IdTokenEnum {
  Central, eMAID, ISO14443, ISO15693, KeyCode, Local, MacAddress, NoAuthorization
}
