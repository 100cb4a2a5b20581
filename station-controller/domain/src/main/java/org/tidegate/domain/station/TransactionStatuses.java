package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.port.TransactionRequests;

/** What the central system asks of transactions, E14. Station loop only. */
@OnStationLoop
final class TransactionStatuses implements TransactionRequests {
  private final StationCore core;
  private final List<Evse> evses;

  TransactionStatuses(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
  }

  /** E14.FR.01 to E14.FR.08. */
  @Override
  public TransactionStatus status(Optional<String> transactionId) {
    return transactionId.map(id -> new TransactionStatus(Optional.of(isOngoing(id)), core.outbox().hasEventsOf(id)))
        .orElseGet(() -> new TransactionStatus(Optional.empty(), core.outbox().hasEvents()));
  }

  private boolean isOngoing(String id) {
    return evses.stream().anyMatch(evse -> Station.transactionOf(evse).filter(id::equalsIgnoreCase).isPresent());
  }
}
