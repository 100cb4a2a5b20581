package org.tidegate.ocpp.v201;

/** Selects components by their state. OCPP 2.0.1 Part 2, 3.21. */
public enum ComponentCriterionEnum {
  Active, Available, Enabled, Problem
}
