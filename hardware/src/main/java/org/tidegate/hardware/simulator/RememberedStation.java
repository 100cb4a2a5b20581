package org.tidegate.hardware.simulator;

import java.util.Map;
import java.util.Optional;

/**
 * What the simulated devices still know after the program was killed. Immutable.
 *
 * @param board identity of the simulated board; another one with every new storage
 * @param plugs how often a plug went in, over all EVSEs; with the board it makes the plug marks
 * @param evses by number
 */
public record RememberedStation(String board, long plugs, Map<Integer, Evse> evses) {

  /** Copies the map. */
  public RememberedStation {
    evses = Map.copyOf(evses);
  }

  /** A board that has seen nothing yet. */
  public static RememberedStation fresh(String board) {
    return new RememberedStation(board, 0, Map.of());
  }

  /** What is known of this EVSE. */
  Evse evse(int id) {
    return evses.getOrDefault(id, Evse.NEW);
  }

  /**
   * One EVSE.
   *
   * @param importedWh register with its fraction
   * @param exportedWh register with its fraction
   * @param plugged the car in it
   */
  public record Evse(double importedWh, double exportedWh, Optional<Plugged> plugged) {
    static final Evse NEW = new Evse(0, 0, Optional.empty());

    /**
     * Checks the registers.
     *
     * @throws IllegalArgumentException when one is negative or no number
     */
    public Evse {
      if (!(importedWh >= 0) || !(exportedWh >= 0)) {
        throw new IllegalArgumentException("meter registers are not negative");
      }
    }
  }

  /**
   * A car in its EVSE.
   *
   * @param car with its state of charge
   * @param plugMark of this plugging-in
   */
  public record Plugged(SimulatedCar car, String plugMark) {}
}
