package org.tidegate.ocpp.v21;

/** A connector's state. OCPP 2.1 Part 2, 3.24. */
public enum ConnectorStatusEnum {
  Available, Occupied, Reserved, Unavailable, Faulted
}
