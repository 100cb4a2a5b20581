package org.tidegate.ocpp.v21;

/** What made a transaction event be sent. OCPP 2.1 Part 2, 3.104. */
public enum TriggerReasonEnum {
  AbnormalCondition,
  Authorized,
  CablePluggedIn,
  ChargingRateChanged,
  ChargingStateChanged,
  CostLimitReached,
  Deauthorized,
  EnergyLimitReached,
  EVCommunicationLost,
  EVConnectTimeout,
  EVDeparted,
  EVDetected,
  LimitSet,
  MeterValueClock,
  MeterValuePeriodic,
  OperationModeChanged,
  RemoteStart,
  RemoteStop,
  ResetCommand,
  RunningCost,
  SignedDataReceived,
  SoCLimitReached,
  StopAuthorized,
  TariffChanged,
  TariffNotAccepted,
  TimeLimitReached,
  Trigger,
  TxResumed,
  UnlockCommand
}
