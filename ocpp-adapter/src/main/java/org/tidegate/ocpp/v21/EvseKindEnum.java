package org.tidegate.ocpp.v21;

/** Kind of current of an EVSE. OCPP 2.1 Part 2, 3.40. */
public enum EvseKindEnum {
  AC, DC
}
