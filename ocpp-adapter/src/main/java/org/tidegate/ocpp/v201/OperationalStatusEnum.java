package org.tidegate.ocpp.v201;

/** In or out of service. OCPP 2.0.1 Part 2, 3.63. */
public enum OperationalStatusEnum {
  Inoperative, Operative
}
