package org.tidegate.ocpp.v201;

/** How far a transaction has come on its way to charging. OCPP 2.0.1 Part 2, 3.16. */
public enum ChargingStateEnum {
  Charging, EVConnected, SuspendedEV, SuspendedEVSE, Idle
}
