package org.tidegate.domain.station;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystemRequests.Priority;
import org.tidegate.domain.port.CentralSystemRequests.PriorityAnswer;
import org.tidegate.domain.port.CentralSystemRequests.PriorityAnswer.Status;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.session.StoredSession.StoredTransaction;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.Refusal;
import org.tidegate.domain.smartcharging.TransactionFacts;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.view.SessionView.PriorityChoice;

/**
 * For which transactions priority charging is activated, OCPP 2.1 K21 and K22. It lasts until the transaction ends or
 * somebody ends it, also over a restart. The central system is told of each change, once the link is there. Station loop
 * only.
 */
@OnStationLoop
final class PriorityCharges {
  private static final Logger log = LoggerFactory.getLogger(PriorityCharges.class);

  private final StationCore core;
  private final List<Evse> evses;
  private final Set<String> active = new TreeSet<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> running = new HashSet<>();
  private final Unanswered unanswered;

  PriorityCharges(StationCore core, List<Evse> evses) {
    this.core = core;
    this.evses = evses;
    this.unanswered = new Unanswered(core, this::tell);
  }

  /** What was activated before the restart, and told; of a transaction that is not kept it is forgotten. */
  void restore(StoredStation stored) {
    var kept = stored.sessions().stream().flatMap(session -> session.transaction().stream()).map(StoredTransaction::id)
        .toList();
    stored.facts(PriorityCharging.class).stream().map(PriorityCharging::transactionId)
        .forEach(id -> {
          if (kept.contains(id)) {
            active.add(id);
          } else {
            forget(id);
          }
        });
    told.addAll(active);
  }

  /** OCPP 2.1 K21.FR.01 to 2.1 K21.FR.03, 2.1 K21.FR.06, 2.1 K22.FR.01, 2.1 K22.FR.02, 2.1 K22.FR.04. */
  PriorityAnswer use(String asked, Priority priority) {
    var transactionId = Station.spelled(asked, evses);
    var evse = evses.stream().filter(one -> transactionOf(one).filter(transactionId::equals).isPresent()).findFirst();
    if (evse.isEmpty()) {
      return new PriorityAnswer(Status.Rejected,
          Optional.of(new Refusal("TxNotFound", "no transaction " + transactionId)));
    }
    if (priority == Priority.ACTIVATE && !hasProfile(core, evse.get().id())) {
      return new PriorityAnswer(Status.NoProfile,
          Optional.of(new Refusal("NotFound", "no PriorityCharging profile for EVSE " + evse.get().id())));
    }
    change(transactionId, priority);
    return new PriorityAnswer(Status.Accepted, Optional.empty());
  }

  /** The link is back (2.1 K21.FR.05, 2.1 K21.FR.08, 2.1 K22.FR.03, 2.1 K22.FR.05). */
  void online() {
    unanswered.online();
    tell();
  }

  private void tell() {
    if (!core.link().isOnline()) {
      return;
    }
    active.stream().filter(told::add).forEach(id -> send(id, true));
    List.copyOf(told).stream().filter(id -> !active.contains(id)).forEach(id -> {
      told.remove(id);
      send(id, false);
    });
  }

  /** When nobody knows whether it arrived, what is so then is told once more, while the transaction runs. */
  private void send(String transactionId, boolean activated) {
    unanswered.send(new Outgoing.PriorityCharging(transactionId, activated), Map.of(transactionId, () -> {
      if (active.contains(transactionId)) {
        told.remove(transactionId);
      } else if (running.contains(transactionId)) {
        told.add(transactionId);
      }
    }));
  }

  /**
   * A transaction that ended has no priority, and nobody needs to be told. One from before a restart is taken up a moment
   * after the start only.
   */
  void settle() {
    if (active.isEmpty() && told.isEmpty() && running.isEmpty()) {
      return;
    }
    var now = evses.stream().flatMap(evse -> transactionOf(evse).stream()).collect(Collectors.toSet());
    List.copyOf(running).stream().filter(id -> !now.contains(id)).forEach(this::ended);
    running.addAll(now);
    mark();
  }

  private void ended(String transactionId) {
    running.remove(transactionId);
    told.remove(transactionId);
    if (active.remove(transactionId)) {
      forget(transactionId);
    }
  }

  private void forget(String transactionId) {
    core.journal().note(new Change.FactForgotten(PriorityCharging.class, transactionId));
  }

  private void change(String transactionId, Priority priority) {
    if (priority == Priority.ACTIVATE ? !active.add(transactionId) : !active.remove(transactionId)) {
      return;
    }
    log.info("transaction {}: priority charging, {}", transactionId, priority);
    if (priority == Priority.ACTIVATE) {
      core.journal().note(new Change.FactSaved(new PriorityCharging(transactionId)));
    } else {
      forget(transactionId);
    }
    settle();
    core.journal().then(() -> core.loop().execute(this::tell)); // After the answer to who asked for it.
  }

  private void mark() {
    evses.forEach(evse -> evse.state.priorityOf(transactionOf(evse).filter(active::contains).orElse(null)));
  }

  /** What a driver there can choose: to end it only while it is in effect (2.1 K22.FR.04). */
  static PriorityChoice choice(StationCore core, Evse evse) {
    var transaction = transactionOf(evse);
    if (transaction.isEmpty()) {
      return PriorityChoice.NONE;
    }
    if (evse.state.facts().transaction().filter(TransactionFacts::isPriority).isPresent()) {
      return PriorityChoice.IN_EFFECT;
    }
    return hasProfile(core, evse.id()) ? PriorityChoice.OFFERED : PriorityChoice.NONE;
  }

  private static boolean hasProfile(StationCore core, int evseId) {
    return core.profiles().all().stream()
        .anyMatch(installed -> installed.profile().purpose() == ProfilePurpose.PriorityCharging
            && (installed.evseId() == 0 || installed.evseId() == evseId));
  }

  private static Optional<String> transactionOf(Evse evse) {
    return evse.state.session().flatMap(VehicleSession::transaction).map(Transaction::id);
  }
}
