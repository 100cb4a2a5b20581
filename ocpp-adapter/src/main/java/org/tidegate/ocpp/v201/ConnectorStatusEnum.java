package org.tidegate.ocpp.v201;

/** A connector's state. OCPP 2.0.1 Part 2, 3.23. */
public enum ConnectorStatusEnum {
  Available, Occupied, Reserved, Unavailable, Faulted
}
