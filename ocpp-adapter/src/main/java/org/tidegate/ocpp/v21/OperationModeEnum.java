package org.tidegate.ocpp.v21;

/** Who decides about the power within a period. OCPP 2.1 Part 2, 3.75. */
public enum OperationModeEnum {
  Idle,
  ChargingOnly,
  CentralSetpoint,
  ExternalSetpoint,
  ExternalLimits,
  CentralFrequency,
  LocalFrequency,
  LocalLoadBalancing
}
