package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TransactionPoint;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * Starts, tells and ends the transactions of one EVSE, OCPP 2.0.1 block E, at the points that TxStartPoint and
 * TxStopPoint name. Station loop only.
 */
@OnStationLoop
final class EvseTransactions {
  private static final Logger log = LoggerFactory.getLogger(EvseTransactions.class);
  /** How long the end of a transaction waits for the meter. */
  private static final Duration LAST_READING = Duration.ofSeconds(2);

  private final EvseState evse;
  private Set<TransactionPoint> reached = EnumSet.noneOf(TransactionPoint.class);
  private Authorizing authorizing = Authorizing.LOCALLY;
  private @Nullable EndCause cause;
  private @Nullable Ending ending;
  private StationLoop.@Nullable Timer updates;
  private final ChargingStates states;
  private @Nullable Consumer<String> whenStarted;

  EvseTransactions(EvseState evse) {
    this.evse = evse;
    this.states = new ChargingStates(evse);
  }

  private record Ending(EndCause cause, Instant at, ChargingState state) {}

  /** The next rise of {@code Authorized} came like this. */
  void authorizing(Authorizing how) {
    authorizing = how;
  }

  /** Runs with the transaction's id as soon as there is one; at once when there is. */
  void whenStarted(Consumer<String> task) {
    evse.session().flatMap(VehicleSession::transaction).ifPresentOrElse(running -> task.accept(running.id()),
        () -> whenStarted = task);
  }

  /** Whether a transaction waits for the meter before it can end. */
  boolean isEnding() {
    return ending != null;
  }

  /** Looks which points are reached and does what follows; then tells a changed state. */
  void follow() {
    if (evse.session == null) {
      whenStarted = null;
      authorizing = Authorizing.LOCALLY;
      reached = EnumSet.noneOf(TransactionPoint.class);
      return;
    }
    var session = evse.session;
    states.noteCommand();
    var now = TransactionPoint.reached(session.isPlugged(), session.isAuthorized(), states.isFlowing());
    var risen = difference(now, reached);
    var fallen = difference(reached, now);
    reached = now;
    if (session.transaction().isPresent()) {
      moveOn(session, session.transaction().get(), risen, fallen);
    } else if (overlap(risen, evse.knobs.startPoints()) && session.unpluggedAt().isEmpty() && evse.isOperative()) {
      start(session, risen);
    }
  }

  /** Ends the transaction, whatever the stop points say. */
  void end(EndCause why) {
    evse.session().flatMap(VehicleSession::transaction).ifPresent(running -> beginEnd(running, why));
  }

  /** Takes up a transaction after a restart, without telling anything again. */
  void resume(VehicleSession session) {
    reached = TransactionPoint.reached(true, session.isAuthorized(), false);
    states.resumed();
    session.transaction().ifPresent(running -> {
      tell(session, running, Type.Updated, TriggerReason.AbnormalCondition, ChargingState.SuspendedEVSE, List.of(),
          Optional.empty());
      scheduleUpdates();
    });
  }

  /** Ends what waits for the meter without it. */
  void endNow() {
    if (ending != null) {
      finish();
    }
  }

  /** A transaction found after a restart that is not taken up. */
  void endAfterRestart() {
    end(EndCause.POWER_LOSS);
  }

  /** The meter was read: what waited for it goes on. */
  void measured(MeterReading reading) {
    if (ending != null && !reading.at().isBefore(ending.at)) {
      finish();
    }
  }

  /** The central system asked for an event now, F06. */
  void trigger() {
    evse.session().ifPresent(session -> session.transaction().ifPresent(running -> tell(session, running, Type.Updated,
        TriggerReason.Trigger, states.of(session), sampled(MeterValue.Context.TRIGGER, "TxUpdatedMeasurands"),
        Optional.empty())));
  }

  private void moveOn(VehicleSession session, Transaction running, Set<TransactionPoint> risen,
      Set<TransactionPoint> fallen) {
    if (ending != null) {
      return;
    }
    if (overlap(fallen, evse.knobs.stopPoints()) || fallen.contains(TransactionPoint.EVConnected)) {
      beginEnd(running, whyEnded(fallen));
    } else if (risen.contains(TransactionPoint.Authorized)) {
      authorizing.remoteStartId().ifPresent(running::remotelyStarted);
      tell(session, running, Type.Updated, authorizing.trigger(), states.of(session), List.of(), token(session));
      authorizing = Authorizing.LOCALLY;
    } else if (risen.contains(TransactionPoint.EVConnected)) {
      tell(session, running, Type.Updated, TriggerReason.CablePluggedIn, states.of(session), List.of(),
          Optional.empty());
    } else if (fallen.contains(TransactionPoint.Authorized)) {
      var why = whyEnded(fallen);
      tell(session, running, Type.Updated, why.trigger(), states.of(session), List.of(), why.token());
    } else if (states.of(session) != running.state()) {
      tell(session, running, Type.Updated, TriggerReason.ChargingStateChanged, states.of(session), List.of(),
          Optional.empty());
    }
  }

  private void start(VehicleSession session, Set<TransactionPoint> risen) {
    // F01.FR.19, F02.FR.21: a remote start is told with the next event, whatever that is about.
    boolean byToken = risen.contains(TransactionPoint.Authorized) || authorizing.remoteStartId().isPresent();
    var trigger = byToken
        ? authorizing.trigger()
        : risen.contains(TransactionPoint.EVConnected)
            ? TriggerReason.CablePluggedIn
            : TriggerReason.ChargingStateChanged;
    var running = new Transaction(evse.core.ids().get(), evse.id(), evse.core.now(), authorizing.remoteStartId());
    session.transaction(running);
    log.info("evse {}: transaction {} started ({})", evse.id(), running.id(), trigger);
    tell(session, running, Type.Started, trigger, states.of(session),
        sampled(MeterValue.Context.TRANSACTION_BEGIN, "TxStartedMeasurands"),
        session.isAuthorized() ? token(session) : Optional.empty());
    if (byToken) {
      authorizing = Authorizing.LOCALLY;
    }
    scheduleUpdates();
    if (whenStarted != null) {
      whenStarted.accept(running.id());
      whenStarted = null;
    }
  }

  private void beginEnd(Transaction running, EndCause why) {
    if (ending != null) {
      return;
    }
    var at = evse.core.now();
    boolean unplugged = evse.session().map(session -> !session.isPlugged()).orElse(true);
    ending = new Ending(why, at, unplugged ? ChargingState.Idle : ChargingState.EVConnected);
    evse.power.stop("transaction " + running.id() + " ends: " + why.reason());
    evse.requestReading();
    evse.core.after(LAST_READING, () -> {
      if (ending != null && ending.at.equals(at)) {
        finish();
      }
    });
  }

  private void finish() {
    var end = ending;
    ending = null;
    cause = null;
    cancelUpdates();
    if (end == null || evse.session == null || evse.session.transaction().isEmpty()) {
      return;
    }
    var session = evse.session;
    var running = session.transaction().get();
    tell(session, running, Type.Ended, end.cause.trigger(), end.state,
        sampled(MeterValue.Context.TRANSACTION_END, "TxEndedMeasurands"), end.cause.token(),
        Optional.of(end.cause.reason()));
    log.info("evse {}: transaction {} ended ({})", evse.id(), running.id(), end.cause.reason());
    session.endTransaction();
    evse.core.profiles().removeOfTransaction(running.id()).forEach(
        removed -> evse.core.journal().note(new Change.ProfileRemoved(removed.profile().id())));
  }

  private EndCause whyEnded(Set<TransactionPoint> fallen) {
    if (fallen.contains(TransactionPoint.EVConnected)) {
      return cause != null ? cause : EndCause.UNPLUGGED;
    }
    if (cause != null) {
      return cause;
    }
    return fallen.contains(TransactionPoint.Authorized)
        ? EndCause.locally(Optional.empty())
        : new EndCause(TriggerReason.ChargingStateChanged, StoppedReason.StoppedByEV, Optional.empty());
  }

  /** Why the authorization is about to be taken away. */
  void because(EndCause why) {
    cause = why;
  }

  private void scheduleUpdates() {
    cancelUpdates();
    var interval = evse.knobs.updateInterval();
    if (!interval.isZero()) {
      updates = evse.core.after(interval, this::update);
    }
  }

  private void update() {
    scheduleUpdates();
    evse.session().ifPresent(session -> session.transaction().filter(_ -> ending == null)
        .ifPresent(running -> {
          var values = sampled(MeterValue.Context.SAMPLE_PERIODIC, "TxUpdatedMeasurands");
          if (!values.isEmpty()) {
            tell(session, running, Type.Updated, TriggerReason.MeterValuePeriodic, states.of(session), values,
                Optional.empty());
          }
        }));
  }

  private void cancelUpdates() {
    if (updates != null) {
      updates.cancel();
    }
    updates = null;
  }

  /** A sample at the clock's marks, J01; in a transaction it goes with the transaction's events. */
  boolean tellAligned(MeterValue value) {
    var running = evse.session().flatMap(VehicleSession::transaction);
    running.filter(_ -> ending == null).ifPresent(transaction -> evse.session().ifPresent(session -> tell(session,
        transaction, Type.Updated, TriggerReason.MeterValueClock, states.of(session), List.of(value),
        Optional.empty())));
    return running.isPresent();
  }

  private void tell(VehicleSession session, Transaction running, Type type, TriggerReason trigger, ChargingState state,
      List<MeterValue> values, Optional<IdToken> token) {
    tell(session, running, type, trigger, state, values, token, Optional.empty());
  }

  private void tell(VehicleSession session, Transaction running, Type type, TriggerReason trigger, ChargingState state,
      List<MeterValue> values, Optional<IdToken> token, Optional<StoppedReason> reason) {
    var happening = new Transaction.Happening(evse.core.now(), !evse.core.link().isOnline(), state,
        session.isPlugged() || session.plugMark().isPresent(), reason, token, values);
    evse.core.outbox().queue(Change.Lane.TRANSACTION,
        new Outgoing.Transaction(running.event(type, trigger, happening)));
    evse.touch();
  }

  private List<MeterValue> sampled(MeterValue.Context context, String measurands) {
    return evse.sample().flatMap(sample -> sample.as(context, evse.knobs.measurands(measurands))).stream().toList();
  }

  private static Optional<IdToken> token(VehicleSession session) {
    return session.authorization().map(authorization -> authorization.token());
  }

  private static boolean overlap(Set<TransactionPoint> some, Set<TransactionPoint> others) {
    return some.stream().anyMatch(others::contains);
  }

  private static Set<TransactionPoint> difference(Set<TransactionPoint> all, Set<TransactionPoint> without) {
    var rest = EnumSet.noneOf(TransactionPoint.class);
    all.stream().filter(point -> !without.contains(point)).forEach(rest::add);
    return rest;
  }
}
