package org.tidegate.domain.station;

import java.util.Optional;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * How an authorization comes: told as trigger, and with the remote start's id. Immutable.
 */
record Authorizing(TriggerReason trigger, Optional<Integer> remoteStartId) {
  static final Authorizing LOCALLY = new Authorizing(TriggerReason.Authorized, Optional.empty());

  static Authorizing remotely(int remoteStartId) {
    return new Authorizing(TriggerReason.RemoteStart, Optional.of(remoteStartId));
  }
}
