package org.tidegate.domain.discharge;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * One EVSE's part of what the station has in common. Immutable.
 *
 * @param charge most power into its vehicle, now
 * @param discharge most power out of it, now
 * @param sureCharge what is left to it for charging even when every other EVSE takes all it can
 * @param setpoint its part of a setpoint for the whole station
 */
public record Share(
    Bound charge, Bound discharge, Watts sureCharge, Optional<StationSetpoint> setpoint) {
  /** Where nothing is in common. */
  public static final Share ALL = new Share(Bound.NONE, Bound.NONE, Limit.NONE, Optional.empty());

  /**
   * A power that the whole station is to have together, or one EVSE's part of it. Immutable.
   *
   * @param power positive into vehicles
   * @param profileId of the profile that wants it
   */
  public record StationSetpoint(Watts power, Optional<Integer> profileId) {}
}
