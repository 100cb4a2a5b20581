package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.transaction.TransactionEvent;

/** What follows from the central system's answers to what the outbox delivered. Station loop only. */
@OnStationLoop
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private final Station station;
  private final StationCore core;
  private final List<Evse> evses;
  private final Tokens tokens;
  private final Costs costs;

  Answers(Station station, List<Evse> evses, Tokens tokens, Costs costs) {
    this.costs = costs;
    this.station = station;
    this.core = station.core();
    this.evses = evses;
    this.tokens = tokens;
  }

  /** This message from the outbox was answered. */
  void answered(Outgoing<?> message, Object answer) {
    station.act(() -> {
      if (message instanceof Outgoing.RecordSettled settled) {
        if (answer != Outgoing.TransferAnswer.ACCEPTED) {
          log.warn("record {} is refused by the central system: kept, not sent again", settled.record().recordId());
          return;
        }
        core.journal().note(new Change.RecordDelivered(settled.record().recordId(), core.now()));
        evses.forEach(evse -> delivered(evse, settled.record().recordId()));
      } else if (message instanceof Outgoing.Transaction sent && answer instanceof Outgoing.TransactionAnswer told) {
        told.token().ifPresent(authorization -> authorizationTold(sent.event(), authorization));
        costs.answered(sent.event(), told.totalCost());
        messageTold(sent.event(), told.message());
        told.chargingPriority().ifPresent(priority -> priorityTold(sent.event(), priority));
      }
    });
  }

  private static void delivered(Evse evse, String recordId) {
    evse.state.session().ifPresent(session -> session.delivered(recordId));
    var summary = evse.state.summary;
    if (summary != null && summary.records().stream().anyMatch(record -> record.recordId().equals(recordId))) {
      evse.state.summary = summary.delivered(summary.delivered() + 1);
    }
  }

  /** The central system's newest answer about a token that a transaction's event carried, or about its driver's. */
  private void authorizationTold(TransactionEvent event, Authorization answer) {
    event.idToken().ifPresent(token -> tokens.learnInTransaction(token, answer));
    evseOf(event).ifPresent(evse -> evse.sessions.answered(event.idToken(), answer));
  }

  /** I06.FR.03. */
  private void messageTold(TransactionEvent event, List<DisplayText> message) {
    if (!message.isEmpty()) {
      evseOf(event).ifPresent(evse -> evse.sessions.told(message));
    }
  }

  /** K03.FR.05. */
  private void priorityTold(TransactionEvent event, int priority) {
    evseOf(event).ifPresent(evse -> evse.transactions.chargingPriority(priority));
  }

  private Optional<Evse> evseOf(TransactionEvent event) {
    return evses.stream().filter(evse -> Station.transactionOf(evse).filter(event.transactionId()::equals).isPresent())
        .findFirst();
  }
}
