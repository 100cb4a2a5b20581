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
  private int tellings;
  private @Nullable Waiting waiting;
  private @Nullable ChargingNeeds sent;

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
    boolean same = before != null && !told.needsOtherThan(before);
    needsTold = needsTold && same;
    tellings = same ? tellings : 0;
    if (!needsTold && told.signalling() == Signalling.ISO15118 && evse.core.link().isOnline()) {
      needsTold = true;
      tell(new ChargingNeeds(evse.id(), told));
    }
  }

  /** Without an answer they are told again with the next report, or the first one after the link is back. */
  private void tell(ChargingNeeds needs) {
    evse.core.centralSystem().send(needs).whenComplete((_, failure) -> {
      Refusals.note(needs, failure);
      if (failure != null) {
        needsTold = switch (DeliveryFailed.kindOf(failure)) {
          case OFFLINE -> false;
          case TIMEOUT -> ++tellings >= Unanswered.MOST_TELLINGS;
          case REFUSED, NOT_SUPPORTED -> needsTold;
        };
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
    sent = null;
  }

  /**
   * After the event that told who is authorized (K15.FR.16), which waits until it is stored. If the link breaks meanwhile
   * nobody knows whether they arrived: they are told when it is back.
   */
  private void send(ChargingNeeds needs, Consumer<NeedsAnswer> then) {
    sent = needs;
    evse.core.journal().atLast(() -> evse.core.centralSystem().send(needs)
        .whenComplete((answer, failure) -> evse.core.acting().act(() -> {
          if (failure != null) {
            log.info("evse {}: the vehicle's needs were not taken: {}", evse.id(), failure.getMessage());
            waitAgain(needs, then, DeliveryFailed.kindOf(failure));
          }
          then.accept(failure == null ? answer : NeedsAnswer.NO_PROFILE);
        })));
  }

  /** A moment later: the link breaks for its messages first, and is known to be down then. */
  private void waitAgain(ChargingNeeds needs, Consumer<NeedsAnswer> then, DeliveryFailed.Kind why) {
    if (why == DeliveryFailed.Kind.OFFLINE) {
      var since = needs.waitedSince().orElse(evse.core.now());
      evse.core.loop().execute(() -> evse.core.acting().act(() -> {
        if (waiting == null && sent == needs) {
          waiting = new Waiting(needs.vehicle(), since, then);
        }
      }));
    }
  }
}
