package org.tidegate.ocpp.v201;

/** Why a charging station started. OCPP 2.0.1 Part 2, 3.5. */
public enum BootReasonEnum {
  ApplicationReset, FirmwareUpdate, LocalReset, PowerUp, RemoteReset, ScheduledReset, Triggered, Unknown, Watchdog
}
