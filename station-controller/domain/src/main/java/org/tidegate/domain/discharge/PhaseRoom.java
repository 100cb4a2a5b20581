package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/**
 * What the phases of the site's grid connection leave to the whole station. Immutable.
 *
 * @param charge most power into vehicles, ≥ 0
 * @param discharge most power out of them, ≥ 0
 */
public record PhaseRoom(Watts charge, Watts discharge) {
  /** Nothing is known of the phases. */
  public static final PhaseRoom NONE = new PhaseRoom(Watts.ZERO, Watts.ZERO);

  /** As long as the meter is silent: charging as at the worst that was seen, no discharging. */
  public PhaseRoom withoutDischarge() {
    return new PhaseRoom(charge, Watts.ZERO);
  }
}
