package org.tidegate.domain.smartcharging;

/** The unit of a schedule's numbers; names as on the wire. Immutable. */
public enum RateUnit {
  /** Watts, the total over all phases. */
  W,
  /** Amperes per phase (K01.FR.51). */
  A
}
