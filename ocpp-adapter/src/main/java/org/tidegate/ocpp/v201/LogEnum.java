package org.tidegate.ocpp.v201;

/** Kinds of logs. OCPP 2.0.1 Part 2, 3.48. */
public enum LogEnum {
  DiagnosticsLog, SecurityLog
}
