package org.tidegate.ocpp.v21;

/** Which of a variable's values is meant. OCPP 2.1 Part 2, 3.2. */
public enum AttributeEnum {
  Actual, Target, MinSet, MaxSet
}
