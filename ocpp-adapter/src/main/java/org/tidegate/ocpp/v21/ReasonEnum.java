package org.tidegate.ocpp.v21;

/** Why a transaction ended. OCPP 2.1 Part 2, 3.83. */
public enum ReasonEnum {
  DeAuthorized,
  EmergencyStop,
  EnergyLimitReached,
  EVDisconnected,
  GroundFault,
  ImmediateReset,
  MasterPass,
  Local,
  LocalOutOfCredit,
  Other,
  OvercurrentFault,
  PowerLoss,
  PowerQuality,
  Reboot,
  Remote,
  SOCLimitReached,
  StoppedByEV,
  TimeLimitReached,
  Timeout,
  ReqEnergyTransferRejected
}
