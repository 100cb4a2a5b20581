package org.tidegate.ocpp.v21;

/** In or out of service. OCPP 2.1 Part 2, 3.74. */
public enum OperationalStatusEnum {
  Inoperative, Operative
}
