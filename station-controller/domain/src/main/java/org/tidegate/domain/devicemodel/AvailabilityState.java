package org.tidegate.domain.devicemodel;

/** Whether a station, EVSE or connector can be used, with the names of OCPP 2.0.1 ConnectorStatusEnumType. */
public enum AvailabilityState {
  /** Free. */
  Available,
  /** In use, or a vehicle is there. */
  Occupied,
  /** Held for someone. */
  Reserved,
  /** Not in service. */
  Unavailable,
  /** Not able to serve. */
  Faulted
}
