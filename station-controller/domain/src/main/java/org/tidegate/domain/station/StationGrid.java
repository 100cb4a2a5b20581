package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.smartcharging.EvseFacts;
import org.tidegate.domain.station.StationSettings.EvseSettings;

/** The station's grid connection as charging profiles judge it: an EVSE with number 0. Pure functions. */
final class StationGrid {
  /** Line to neutral, where no EVSE names the grid's. */
  private static final double VOLTS = 230;

  private StationGrid() {}

  static EvseFacts facts(StationSettings settings) {
    var evses = settings.evses();
    var charge = evses.stream().map(evse -> evse.rating().charge()).reduce(Watts.ZERO, Watts::plus);
    var discharge = evses.stream().map(evse -> evse.rating().discharge()).reduce(Watts.ZERO, Watts::plus);
    int phases = evses.stream().filter(StationGrid::isAlternating).mapToInt(EvseSettings::phases).max().orElse(3);
    double volts = isAlternating(evses.getFirst()) ? evses.getFirst().volts() : VOLTS;
    return new EvseFacts(0, discharge.isCharge(), volts, phases, charge, discharge, Optional.empty());
  }

  private static boolean isAlternating(EvseSettings evse) {
    return evse.rating().current() == CurrentKind.AC;
  }
}
