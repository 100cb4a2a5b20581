package org.tidegate.ocpp.v201;

/** Network interface of a connection. OCPP 2.0.1 Part 2, 3.60. */
public enum OCPPInterfaceEnum {
  Wired0, Wired1, Wired2, Wired3, Wireless0, Wireless1, Wireless2, Wireless3
}
