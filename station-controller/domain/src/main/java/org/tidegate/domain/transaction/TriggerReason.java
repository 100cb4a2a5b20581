package org.tidegate.domain.transaction;

/** Why a transaction event is sent, with the names of OCPP 2.1 TriggerReasonEnumType. */
public enum TriggerReason {
  Authorized,
  CablePluggedIn,
  ChargingRateChanged,
  ChargingStateChanged,
  Deauthorized,
  EnergyLimitReached,
  EVCommunicationLost,
  EVConnectTimeout,
  MeterValueClock,
  MeterValuePeriodic,
  TimeLimitReached,
  Trigger,
  UnlockCommand,
  StopAuthorized,
  EVDeparted,
  EVDetected,
  RemoteStop,
  RemoteStart,
  AbnormalCondition,
  SignedDataReceived,
  ResetCommand,
  OperationModeChanged,
  RunningCost,
  TariffChanged
}
