package org.tidegate.hardware.board;

import java.util.List;

/**
 * EVSEs behind a board. Immutable.
 *
 * @param evses numbered from 1 without gaps
 */
public record BoardSettings(List<Evse> evses) {
  /** Copies the list. */
  public BoardSettings {
    evses = List.copyOf(evses);
  }

  /**
   * One EVSE for alternating current.
   *
   * @param id its number
   * @param phases 1 or 3
   * @param volts line to neutral
   * @param mostAmps per phase
   */
  public record Evse(int id, int phases, double volts, double mostAmps) {
    double amps(int watts) {
      return watts / (phases * volts);
    }
  }
}
