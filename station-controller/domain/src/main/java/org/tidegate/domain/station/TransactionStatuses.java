package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.port.TransactionRequests;

/** What the central system asks of transactions, E14 and Q02. Station loop only. */
@OnStationLoop
final class TransactionStatuses implements TransactionRequests {
  private static final Logger log = LoggerFactory.getLogger(TransactionStatuses.class);

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

  @Override
  public CompletionStage<Boolean> allow(String transactionId, Set<EnergyTransfer> transfers) {
    var answer = new CompletableFuture<Boolean>();
    core.acting().act(() -> {
      var there = evses.stream()
          .filter(evse -> Station.transactionOf(evse).filter(transactionId::equalsIgnoreCase).isPresent()).findFirst();
      there.map(evse -> evse.state).ifPresent(state -> {
        state.session().ifPresent(session -> session.allow(transfers));
        state.touch();
        log.info("evse {}: the central system allows {}", state.id(), transfers);
      });
      core.journal().answer(answer, there.isPresent());
    });
    return answer;
  }

  private boolean isOngoing(String id) {
    return evses.stream().anyMatch(evse -> Station.heldTransaction(evse).filter(id::equalsIgnoreCase).isPresent());
  }
}
