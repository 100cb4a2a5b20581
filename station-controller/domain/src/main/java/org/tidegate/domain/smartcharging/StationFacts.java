package org.tidegate.domain.smartcharging;

import java.util.List;

/**
 * What profiles need to know about the whole station. Immutable.
 *
 * @param grid its connection, described like an EVSE with number 0
 * @param evses all of them, without 0
 */
public record StationFacts(EvseFacts grid, List<EvseFacts> evses) {

  /** Copies the EVSEs. */
  public StationFacts {
    evses = List.copyOf(evses);
  }
}
