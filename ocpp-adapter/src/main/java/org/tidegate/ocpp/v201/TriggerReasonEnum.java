package org.tidegate.ocpp.v201;

/** What made a transaction event be sent. OCPP 2.0.1 Part 2, 3.82. */
public enum TriggerReasonEnum {
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
  ResetCommand
}
