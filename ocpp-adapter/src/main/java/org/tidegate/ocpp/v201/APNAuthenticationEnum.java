package org.tidegate.ocpp.v201;

/** How a modem signs in to the mobile network. OCPP 2.0.1 Part 2, 3.1. */
public enum APNAuthenticationEnum {
  CHAP, NONE, PAP, AUTO
}
