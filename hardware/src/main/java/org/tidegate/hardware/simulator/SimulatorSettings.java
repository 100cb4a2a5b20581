package org.tidegate.hardware.simulator;

import java.util.List;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.StationSettings.Fittings;

/**
 * What the simulator stands in for. Immutable.
 *
 * @param evses numbered from 1 without gaps
 */
public record SimulatorSettings(List<Evse> evses) {

  /**
   * Copies and checks.
   *
   * @throws IllegalArgumentException without an EVSE, or when their numbers don't count up from 1
   */
  public SimulatorSettings {
    evses = List.copyOf(evses);
    if (evses.isEmpty()) {
      throw new IllegalArgumentException("a simulated station has at least one EVSE");
    }
    for (int index = 0; index < evses.size(); index++) {
      if (evses.get(index).id() != index + 1) {
        throw new IllegalArgumentException("EVSE numbers count up from 1, but found " + evses.get(index).id());
      }
    }
  }

  /**
   * One EVSE.
   *
   * @param id its number, from 1
   * @param current what comes out of its connector
   * @param mostCharge rated power into a vehicle, ≥ 0
   * @param mostDischarge rated power out of a vehicle as a magnitude, ≥ 0; 0: this EVSE only charges
   * @param socket whether it has a socket for the drivers' cables, and sees what is in it
   * @param fittings what it has beside
   */
  public record Evse(
      int id, CurrentKind current, Watts mostCharge, Watts mostDischarge, boolean socket, Fittings fittings) {

    /** A fixed cable for DC, a socket for AC, and nothing beside. */
    public Evse(int id, CurrentKind current, Watts mostCharge, Watts mostDischarge) {
      this(id, current, mostCharge, mostDischarge, current == CurrentKind.AC, Fittings.NONE);
    }

    /**
     * Checks the ratings.
     *
     * @throws IllegalArgumentException when one is negative
     */
    public Evse {
      if (mostCharge.isDischarge() || mostDischarge.isDischarge()) {
        throw new IllegalArgumentException("ratings of EVSE " + id + " are magnitudes, not negative");
      }
    }
  }
}
