package org.tidegate.domain.devicemodel;

/**
 * What a component must be to enter a report, with the names of OCPP 2.0.1 ComponentCriterionEnumType, which are also
 * the names of the variables that tell it.
 */
public enum ComponentCriterion {
  /** Its Active is true, or it has none, B08.FR.07. */
  Active,
  /** Its Available is true, or it has none, B08.FR.08. */
  Available,
  /** Its Enabled is true, or it has none, B08.FR.09. */
  Enabled,
  /** Its Problem is true, B08.FR.10. */
  Problem
}
