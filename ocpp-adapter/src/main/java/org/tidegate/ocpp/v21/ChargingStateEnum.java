package org.tidegate.ocpp.v21;

/** How far a transaction has come on its way to charging. OCPP 2.1 Part 2, 3.18. */
public enum ChargingStateEnum {
  EVConnected, Charging, SuspendedEV, SuspendedEVSE, Idle
}
