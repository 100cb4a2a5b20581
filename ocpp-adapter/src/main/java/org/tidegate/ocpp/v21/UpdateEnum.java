package org.tidegate.ocpp.v21;

/** Whether a list replaces or amends. OCPP 2.1 Part 2, 3.107. */
public enum UpdateEnum {
  Differential, Full
}
