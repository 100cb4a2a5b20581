package org.tidegate.hmi.phone;

import java.util.Optional;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.StationView;
import org.tidegate.domain.view.SummaryView;

/**
 * One vehicle's stay at one EVSE, its summary included. Immutable.
 *
 * @param evse number of the EVSE
 * @param session id of the session
 */
public record Stay(int evse, String session) {
  /** What this EVSE is about now; absent when nobody is there and nobody has just left. */
  public static Optional<Stay> of(EvseView evse) {
    return evse.session().map(SessionView::id).or(() -> evse.summary().map(SummaryView::sessionId))
        .map(session -> new Stay(evse.id(), session));
  }

  /** Whether the station still shows it. */
  boolean standsIn(StationView station) {
    return station.evse(evse).flatMap(Stay::of).filter(this::equals).isPresent();
  }
}
