package org.tidegate.ocpp.v201;

/** When to restart. OCPP 2.0.1 Part 2, 3.74. */
public enum ResetEnum {
  Immediate, OnIdle
}
