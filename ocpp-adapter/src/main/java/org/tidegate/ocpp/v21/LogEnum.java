package org.tidegate.ocpp.v21;

/** Kinds of logs. OCPP 2.1 Part 2, 3.57. */
public enum LogEnum {
  DiagnosticsLog, SecurityLog, DataCollectorLog
}
