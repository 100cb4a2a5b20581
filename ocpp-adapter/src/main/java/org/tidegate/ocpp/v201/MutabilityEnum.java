package org.tidegate.ocpp.v201;

/** How a value may be accessed. OCPP 2.0.1 Part 2, 3.58. */
public enum MutabilityEnum {
  ReadOnly, WriteOnly, ReadWrite
}
