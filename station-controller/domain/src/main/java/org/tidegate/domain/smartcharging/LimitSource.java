package org.tidegate.domain.smartcharging;

/** Where a limit comes from; names as on the wire. Immutable. */
public enum LimitSource {
  /** An energy management system. */
  EMS,
  /** Something else outside of the station. */
  Other,
  /** The operator of the grid. */
  SO,
  /** The operator of the station, by its central system. */
  CSO
}
