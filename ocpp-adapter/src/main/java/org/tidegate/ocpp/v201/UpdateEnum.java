package org.tidegate.ocpp.v201;

/** Whether a list replaces or amends. OCPP 2.0.1 Part 2, 3.85. */
public enum UpdateEnum {
  Differential, Full
}
