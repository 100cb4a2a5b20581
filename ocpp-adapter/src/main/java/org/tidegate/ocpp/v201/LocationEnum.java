package org.tidegate.ocpp.v201;

/** Where a reading was taken. OCPP 2.0.1 Part 2, 3.47. */
public enum LocationEnum {
  Body, Cable, EV, Inlet, Outlet
}
