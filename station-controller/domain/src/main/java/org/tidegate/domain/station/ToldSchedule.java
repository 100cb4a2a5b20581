package org.tidegate.domain.station;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing.VehicleSchedule;

/**
 * Tells the central system what a vehicle at one EVSE is going to do, K15.FR.10; without a link, once it is back. Station
 * loop only.
 */
@OnStationLoop
final class ToldSchedule {
  private static final Logger log = LoggerFactory.getLogger(ToldSchedule.class);

  private final EvseState evse;
  private @Nullable VehicleSchedule untold;
  private @Nullable VehicleSchedule newest;
  private boolean rejected;
  private int tellings;

  ToldSchedule(EvseState evse) {
    this.evse = evse;
  }

  void tell(VehicleSchedule schedule) {
    newest = schedule;
    untold = schedule;
    rejected = false;
    tellings = 0;
    follow();
  }

  /** Whether the central system does not agree to what was told last; it is expected to send another profile (K15.FR.13). */
  boolean isRejected() {
    return rejected;
  }

  /** Tells what waits as soon as there is a link. */
  void follow() {
    var due = untold;
    if (due == null || !evse.core.link().isOnline()) {
      return;
    }
    untold = null;
    evse.core.centralSystem().send(due).whenComplete((accepted, failure) -> evse.core.acting().act(() -> {
      if (failure != null) {
        Refusals.note(due, failure);
        if (isToBeToldAgain(DeliveryFailed.kindOf(failure))) {
          tellAgain(due);
        }
      } else if (!accepted && due == newest) {
        rejected = true;
        log.info("evse {}: the central system does not agree to the vehicle's schedule", evse.id());
      }
    }));
  }

  /** A moment later: the link breaks for its messages first, and is known to be down then. */
  private void tellAgain(VehicleSchedule due) {
    evse.core.loop().execute(() -> evse.core.acting().act(() -> {
      if (due == newest) {
        untold = due;
      }
    }));
  }

  /** Nobody knows whether it arrived. */
  private boolean isToBeToldAgain(DeliveryFailed.Kind why) {
    return why == DeliveryFailed.Kind.OFFLINE
        || why == DeliveryFailed.Kind.TIMEOUT && ++tellings < Unanswered.MOST_TELLINGS;
  }

  /** The vehicle is another one, or none. */
  void forget() {
    untold = null;
    newest = null;
    rejected = false;
  }
}
