package org.tidegate.ocpp.v21;

/** Selects components by their state. OCPP 2.1 Part 2, 3.23. */
public enum ComponentCriterionEnum {
  Active, Available, Enabled, Problem
}
