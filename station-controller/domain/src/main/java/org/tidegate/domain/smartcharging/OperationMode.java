package org.tidegate.domain.smartcharging;

/** Who decides about the power within a period; names as OCPP 2.1 has them. Immutable. */
public enum OperationMode {
  /** Nothing flows. */
  Idle,
  /** The vehicle charges up to the limits. The mode of a period that names none. */
  ChargingOnly,
  /** The vehicle follows the setpoint of the central system, in either direction. */
  CentralSetpoint
}
