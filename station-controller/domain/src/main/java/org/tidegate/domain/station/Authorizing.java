package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * How an authorization comes: told as trigger, and with the id of the remote start and the reservation used. Immutable.
 *
 * @param online whether the central system itself said yes
 */
record Authorizing(TriggerReason trigger, Optional<Integer> remoteStartId, Optional<Reservation> reservation,
    boolean online) {
  static final Authorizing LOCALLY = new Authorizing(TriggerReason.Authorized, Optional.empty(), Optional.empty(),
      false);
  static final Authorizing ONLINE = new Authorizing(TriggerReason.Authorized, Optional.empty(), Optional.empty(), true);

  static Authorizing remotely(int remoteStartId) {
    return new Authorizing(TriggerReason.RemoteStart, Optional.of(remoteStartId), Optional.empty(), true);
  }

  /** By a driver who had reserved. */
  Authorizing using(Optional<Reservation> used) {
    return new Authorizing(trigger, remoteStartId, used, online);
  }

  Optional<Integer> reservationId() {
    return reservation.map(Reservation::id);
  }
}
