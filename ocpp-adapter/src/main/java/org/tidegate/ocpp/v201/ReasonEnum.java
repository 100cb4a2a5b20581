package org.tidegate.ocpp.v201;

/** Why a transaction ended. OCPP 2.0.1 Part 2, 3.67. */
public enum ReasonEnum {
  DeAuthorized,
  EmergencyStop,
  EnergyLimitReached,
  EVDisconnected,
  GroundFault,
  ImmediateReset,
  Local,
  LocalOutOfCredit,
  MasterPass,
  Other,
  OvercurrentFault,
  PowerLoss,
  PowerQuality,
  Reboot,
  Remote,
  SOCLimitReached,
  StoppedByEV,
  TimeLimitReached,
  Timeout
}
