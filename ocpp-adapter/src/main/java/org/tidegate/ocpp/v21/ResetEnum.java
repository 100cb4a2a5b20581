package org.tidegate.ocpp.v21;

/** When to restart. OCPP 2.1 Part 2, 3.90. */
public enum ResetEnum {
  Immediate, OnIdle, ImmediateAndResume
}
