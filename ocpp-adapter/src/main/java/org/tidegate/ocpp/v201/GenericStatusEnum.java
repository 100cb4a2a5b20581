package org.tidegate.ocpp.v201;

/** Yes or no. OCPP 2.0.1 Part 2, 3.35. */
public enum GenericStatusEnum {
  Accepted, Rejected
}
