package org.tidegate.ocpp.v201;

/** Transport of a connection. OCPP 2.0.1 Part 2, 3.61. */
public enum OCPPTransportEnum {
  JSON, SOAP
}
