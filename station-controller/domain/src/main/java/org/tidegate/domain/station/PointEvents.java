package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.TransactionEvents.Telling;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TransactionPoint;
import org.tidegate.domain.transaction.TriggerReason;

/** Tells points that are reached or fall while a transaction goes on, E02 to E05. Station loop only. */
@OnStationLoop
record PointEvents(TransactionEvents events, ChargingStates states) {

  /**
   * Points that fall together.
   *
   * @param said why, when somebody said so
   */
  record Fall(Set<TransactionPoint> points, Optional<EndCause> said) {}

  /** The state last told, as far as it can still be true. */
  static ChargingState held(VehicleSession session, Transaction running) {
    if (!session.isPlugged()) {
      return ChargingState.Idle;
    }
    return running.state() == ChargingState.Idle ? ChargingState.EVConnected : running.state();
  }

  /** One fell, perhaps together with others. */
  void fell(VehicleSession session, Transaction running, TransactionPoint point, Fall fall) {
    if (point == TransactionPoint.ParkingBayOccupancy) {
      events.tell(session, running, Telling.of(TriggerReason.EVDeparted, held(session, running)));
    } else if (point == TransactionPoint.EVConnected) {
      events.tell(session, running, Telling.of(TriggerReason.EVCommunicationLost, ChargingState.Idle));
      noteStopped(running, fall.points.contains(TransactionPoint.Authorized) ? EndCause.UNPLUGGED : null);
    } else if (point == TransactionPoint.Authorized && !fall.points.contains(TransactionPoint.EVConnected)) {
      deauthorized(session, running, fall.said.orElseGet(() -> EndCause.locally(Optional.empty())));
    }
  }

  private void deauthorized(VehicleSession session, Transaction running, EndCause why) {
    boolean isDriver = why.reason() == StoppedReason.Local || why.reason() == StoppedReason.Remote;
    events.tell(session, running, new Telling(Type.Updated, why.trigger(),
        isDriver ? held(session, running) : states.of(session), List.of(), why.token(), Optional.empty()));
    noteStopped(running, why);
  }

  private static void noteStopped(Transaction running, @Nullable EndCause why) {
    if (why != null && running.stoppedBy().isEmpty()) {
      running.stoppedBy(Optional.of(why.reason()));
    }
  }

  /**
   * One is reached.
   *
   * @param how the driver was authorized, if this is it
   */
  void rose(VehicleSession session, Transaction running, TransactionPoint point, Authorizing how) {
    if (point == TransactionPoint.ParkingBayOccupancy) {
      events.tell(session, running, Telling.of(TriggerReason.EVDetected, held(session, running)));
    } else if (point == TransactionPoint.EVConnected) {
      events.tell(session, running, Telling.of(TriggerReason.CablePluggedIn, ChargingState.EVConnected));
    } else if (point == TransactionPoint.Authorized) {
      how.remoteStartId().ifPresent(running::remotelyStarted);
      running.stoppedBy(Optional.empty());
      events.tell(session, running, new Telling(Type.Updated, how.trigger(), held(session, running), List.of(),
          session.authorization().map(authorization -> authorization.token()), Optional.empty()));
    }
  }
}
