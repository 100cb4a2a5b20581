package org.tidegate.ocpp.v21;

/** Network interface of a connection. OCPP 2.1 Part 2, 3.71. */
public enum OCPPInterfaceEnum {
  Wired0,
  Wired1,
  Wired2,
  Wired3,
  Wireless0,
  Wireless1,
  Wireless2,
  Wireless3,
  Any
}
