package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing.ChargingNeeds;
import org.tidegate.domain.message.Outgoing.NeedsAnswer;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;

/** Tells the central system what an ISO 15118 vehicle at one EVSE needs, K15. Station loop only. */
@OnStationLoop
final class ToldNeeds {
  private static final Logger log = LoggerFactory.getLogger(ToldNeeds.class);

  private final EvseState evse;
  private boolean needsTold;
  private @Nullable Waiting waiting;

  ToldNeeds(EvseState evse) {
    this.evse = evse;
  }

  /** Needs that there was no link for. */
  private record Waiting(Vehicle vehicle, Instant since, Consumer<NeedsAnswer> then) {}

  /**
   * A vehicle that negotiates nothing told of itself, K15.FR.01; what there was no link for is told with the first report
   * after it is back.
   */
  void told(@Nullable Vehicle before, Vehicle told) {
    needsTold = needsTold && before != null && !told.needsOtherThan(before);
    if (!needsTold && told.signalling() == Signalling.ISO15118 && evse.core.link().isOnline()) {
      needsTold = true;
      tell(new ChargingNeeds(evse.id(), told));
    }
  }

  /** Without an answer they are told again with the first report after the link is back. */
  private void tell(ChargingNeeds needs) {
    evse.core.centralSystem().send(needs).whenComplete((_, failure) -> {
      Refusals.note(needs, failure);
      if (failure != null && DeliveryFailed.kindOf(failure) == DeliveryFailed.Kind.OFFLINE) {
        needsTold = false;
      }
    });
  }

  /**
   * A vehicle that negotiates asks for schedules, K15.FR.01, K17.FR.01, 2.1 K18.FR.01, 2.1 K19.FR.01, 2.1 K20.FR.01. Without a link no
   * profile will come now; the needs are told when it is back. What was not answered counts as no profile.
   */
  void ask(Vehicle vehicle, Consumer<NeedsAnswer> then) {
    if (evse.core.link().isOnline()) {
      waiting = null;
      send(new ChargingNeeds(evse.id(), vehicle), then);
    } else {
      waiting = new Waiting(vehicle, evse.core.now(), then);
      then.accept(NeedsAnswer.NO_PROFILE);
    }
  }

  /** Tells what waits as soon as there is a link. */
  void follow() {
    var late = waiting;
    if (late != null && evse.core.link().isOnline()) {
      waiting = null;
      send(new ChargingNeeds(evse.id(), late.vehicle(), Optional.of(late.since())), late.then());
    }
  }

  /** The vehicle is another one, or none. */
  void forget() {
    waiting = null;
  }

  /** After the event that told who is authorized (K15.FR.16), which waits until it is stored. */
  private void send(ChargingNeeds needs, Consumer<NeedsAnswer> then) {
    evse.core.journal().then(() -> evse.core.centralSystem().send(needs)
        .whenComplete((answer, failure) -> evse.core.acting().act(() -> {
          if (failure != null) {
            log.info("evse {}: the vehicle's needs were not taken: {}", evse.id(), failure.getMessage());
          }
          then.accept(failure == null ? answer : NeedsAnswer.NO_PROFILE);
        })));
  }
}
