package org.tidegate.hardware.board;

import java.util.List;
import org.tidegate.domain.session.CurrentKind;

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
   * One EVSE.
   *
   * @param id its number
   * @param current of direct current the board has pilot, contactor and the talk with the vehicle; a converter moves the
   *     power
   * @param phases 1 or 3; 1 for direct current
   * @param volts line to neutral, or at the output
   * @param mostAmps per phase; direct current goes by the converter's limits instead
   */
  public record Evse(int id, CurrentKind current, int phases, double volts, double mostAmps) {
    /** For alternating current. */
    public Evse(int id, int phases, double volts, double mostAmps) {
      this(id, CurrentKind.AC, phases, volts, mostAmps);
    }

    boolean isDirect() {
      return current == CurrentKind.DC;
    }

    double amps(int watts) {
      return watts / (phases * volts);
    }
  }
}
