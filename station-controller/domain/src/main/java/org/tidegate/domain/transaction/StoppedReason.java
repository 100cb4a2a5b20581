package org.tidegate.domain.transaction;

/** Why a transaction ended, with the names of OCPP 2.0.1 ReasonEnumType. */
public enum StoppedReason {
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
  /** OCPP 2.1. */
  ReqEnergyTransferRejected,
  SOCLimitReached,
  StoppedByEV,
  TimeLimitReached,
  Timeout
}
