package org.tidegate.ocpp.v21;

/** How a value may be accessed. OCPP 2.1 Part 2, 3.68. */
public enum MutabilityEnum {
  ReadOnly, WriteOnly, ReadWrite
}
