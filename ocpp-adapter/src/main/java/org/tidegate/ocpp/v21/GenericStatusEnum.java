package org.tidegate.ocpp.v21;

/** Yes or no. OCPP 2.1 Part 2, 3.43. */
public enum GenericStatusEnum {
  Accepted, Rejected
}
