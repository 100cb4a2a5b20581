package org.tidegate.ocpp.v21;

/** Why a charging station started. OCPP 2.1 Part 2, 3.6. */
public enum BootReasonEnum {
  ApplicationReset,
  FirmwareUpdate,
  LocalReset,
  PowerUp,
  RemoteReset,
  ScheduledReset,
  Triggered,
  Unknown,
  Watchdog
}
