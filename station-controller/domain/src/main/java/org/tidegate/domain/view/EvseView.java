package org.tidegate.domain.view;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;

/**
 * One EVSE as pages and tests see it. Immutable.
 *
 * @param id number of the EVSE
 * @param version changes with everything a driver decides on; live values alone don't change it
 * @param screen what its part of the panel is about
 * @param reserved whether it is kept for somebody who has reserved
 * @param current AC or DC connector
 * @param canDischarge whether this EVSE can ever take power out of a vehicle
 * @param commanded power asked of the power stage, positive into the vehicle
 * @param reading the meter's last reading, with its own time: stale ones must be shown so
 * @param prices what energy costs now and next
 * @param patterns prepared conditions to pick from
 * @param faults what is wrong now
 * @param session the vehicle's stay, while one is connected
 * @param summary of the last stay, until the next vehicle or the summary's time is over
 * @param board what the central system wants to be read here
 */
public record EvseView(
    int id,
    long version,
    Screen screen,
    boolean reserved,
    CurrentKind current,
    boolean canDischarge,
    Watts commanded,
    Optional<MeterReading> reading,
    PricesView prices,
    List<ConditionsPattern> patterns,
    List<Fault> faults,
    Optional<SessionView> session,
    Optional<SummaryView> summary,
    BoardView board) {

  /** With nothing of the central system's to read. */
  public EvseView(int id, long version, Screen screen, boolean reserved, CurrentKind current, boolean canDischarge,
      Watts commanded,
      Optional<MeterReading> reading, PricesView prices, List<ConditionsPattern> patterns, List<Fault> faults,
      Optional<SessionView> session, Optional<SummaryView> summary) {
    this(id, version, screen, reserved, current, canDischarge, commanded, reading, prices, patterns, faults, session,
        summary,
        BoardView.EMPTY);
  }

  /** Copies the lists. */
  public EvseView {
    patterns = List.copyOf(patterns);
    faults = List.copyOf(faults);
  }

  /** The same under this version. */
  public EvseView versioned(long number) {
    return new EvseView(id, number, screen, reserved, current, canDischarge, commanded, reading, prices, patterns,
        faults,
        session,
        summary, board);
  }
}
