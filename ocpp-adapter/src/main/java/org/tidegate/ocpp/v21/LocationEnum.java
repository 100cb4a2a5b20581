package org.tidegate.ocpp.v21;

/** Where a reading was taken. OCPP 2.1 Part 2, 3.56. */
public enum LocationEnum {
  Body, Cable, EV, Inlet, Outlet, Upstream
}
