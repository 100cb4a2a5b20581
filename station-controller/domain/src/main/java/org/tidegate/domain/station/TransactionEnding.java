package org.tidegate.domain.station;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.TransactionEvents.Telling;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;

/**
 * How a transaction of one EVSE ends, E06: at once without power and without its authorization, told once the meter has
 * been read. Station loop only.
 */
@OnStationLoop
final class TransactionEnding {
  private static final Logger log = LoggerFactory.getLogger(TransactionEnding.class);

  private final EvseState evse;
  private final TransactionEvents events;
  private @Nullable Ending ending;

  TransactionEnding(EvseState evse, TransactionEvents events) {
    this.evse = evse;
    this.events = events;
  }

  private record Ending(EndCause cause, ChargingState state) {}

  /** Whether a transaction waits for the meter before it can end. */
  boolean isUnderWay() {
    return ending != null;
  }

  void begin(VehicleSession session, Transaction running, EndCause why) {
    var begun = new Ending(why, session.isPlugged() ? ChargingState.EVConnected : ChargingState.Idle);
    ending = begun;
    evse.power.stop("transaction " + running.id() + " ends: " + why.reason());
    session.deauthorize();
    if (!running.isEvseTold()) {
      finish(session);
      return;
    }
    evse.fresh.take(evse.core.now(), events.samples.signs(), _ -> {
      if (ending == begun) {
        finish(session);
      }
    });
  }

  /** Without waiting any longer. */
  void finish(VehicleSession session) {
    var end = ending;
    ending = null;
    events.start.begun();
    if (end == null || session.transaction().isEmpty()) {
      return;
    }
    var running = session.transaction().get();
    events.tell(session, running, new Telling(Type.Ended, end.cause.trigger(), end.state, events.samples.ofEnd(),
        end.cause.token(), Optional.of(end.cause.reason())));
    log.info("evse {}: transaction {} ended ({})", evse.id(), running.id(), end.cause.reason());
    session.endTransaction();
    evse.core.profiles().removeOfTransaction(running.id()).forEach(
        removed -> evse.core.journal().note(new Change.ProfileRemoved(removed.profile().id())));
  }
}
