package org.tidegate.domain.transaction;

/** State of a transaction, with the names of OCPP 2.0.1 ChargingStateEnumType; charging and discharging are one. */
public enum ChargingState {
  Charging,
  EVConnected,
  SuspendedEV,
  SuspendedEVSE,
  Idle
}
