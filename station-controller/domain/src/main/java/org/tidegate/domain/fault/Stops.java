package org.tidegate.domain.fault;

/** What must not go on with a fault. */
public enum Stops {
  /** Neither charging nor discharging; the connector is Faulted. */
  ALL_POWER,
  /** Discharging: something that must be known is not. Ordinary charging goes on, and the connector keeps its status. */
  DISCHARGE,
  /** Neither: power does not depend on it. */
  NOTHING
}
