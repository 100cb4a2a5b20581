package org.tidegate.ocpp.v21;

/** How a modem signs in to the mobile network. OCPP 2.1 Part 2, 3.1. */
public enum APNAuthenticationEnum {
  PAP, CHAP, NONE, AUTO
}
