package org.tidegate.ocpp.v201;

/** Which of a variable's values is meant. OCPP 2.0.1 Part 2, 3.2. */
public enum AttributeEnum {
  Actual, Target, MinSet, MaxSet
}
