package org.tidegate.domain.smartcharging;

/**
 * Who decides about the power within a period; names as OCPP 2.1 has them. OCPP 2.0.1 knows none: its periods are
 * ChargingOnly. Immutable.
 */
public enum OperationMode {
  /** Nothing flows. */
  Idle,
  /** The vehicle charges up to the limits. The mode of a period that names none. */
  ChargingOnly,
  /** The vehicle follows the setpoint of the central system, in either direction. */
  CentralSetpoint,
  /** As CentralSetpoint; the central system steers by a frequency it measures itself. */
  CentralFrequency,
  /** The station steers by the frequency it measures, along the period's curve, and by AFRRSignal. */
  LocalFrequency,
  /** The setpoint comes from an external system. */
  ExternalSetpoint,
  /** The limits come from an external system. */
  ExternalLimits,
  /** The station keeps the site's load between two thresholds. */
  LocalLoadBalancing;

  /** Whether a period of it carries the setpoint to follow. */
  boolean hasSetpoint() {
    return this == CentralSetpoint || this == CentralFrequency || this == ExternalSetpoint;
  }

  /** Whether a setpoint is followed, given or worked out. */
  boolean isSteered() {
    return hasSetpoint() || this == LocalFrequency || this == LocalLoadBalancing;
  }

  /** Whether the setpoint follows what the station measures at every moment. */
  public boolean followsTheGrid() {
    return this == LocalFrequency || this == LocalLoadBalancing;
  }

  /** Whether the vehicle may be asked to discharge. */
  boolean isBidirectional() {
    return this != ChargingOnly && this != Idle;
  }
}
