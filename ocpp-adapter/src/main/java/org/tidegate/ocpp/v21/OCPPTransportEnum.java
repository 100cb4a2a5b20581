package org.tidegate.ocpp.v21;

/** Transport of a connection. OCPP 2.1 Part 2, 3.72. */
public enum OCPPTransportEnum {
  SOAP, JSON
}
