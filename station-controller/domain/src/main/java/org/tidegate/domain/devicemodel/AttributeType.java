package org.tidegate.domain.devicemodel;

/** Which value of a variable is meant, with the names of OCPP 2.0.1 AttributeEnumType. */
public enum AttributeType {
  /** The value itself, and the one meant when none is named. The only one this station supports. */
  Actual,
  /** The value to be reached. */
  Target,
  /** The configured lower limit. */
  MinSet,
  /** The configured upper limit. */
  MaxSet
}
