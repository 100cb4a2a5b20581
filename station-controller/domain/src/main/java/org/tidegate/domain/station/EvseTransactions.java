package org.tidegate.domain.station;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.TransactionEvents.Telling;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.Transaction;
import org.tidegate.domain.transaction.TransactionEvent.Type;
import org.tidegate.domain.transaction.TransactionPoint;
import org.tidegate.domain.transaction.TriggerReason;

/**
 * Starts, tells and ends the transactions of one EVSE, OCPP 2.0.1 block E, at the points that TxStartPoint and
 * TxStopPoint name. Station loop only.
 *
 * <p>A transaction starts when a start point is reached, and also when a driver comes (is authorized, or plugs in) while
 * one is: a bay that stayed occupied, a cable that stayed plugged in serve the next driver too (E01.FR.01 to E01.FR.06).
 * It ends when a stop point falls (E06.FR.01 to E06.FR.07); its authorization ends with it.
 */
@OnStationLoop
final class EvseTransactions {
  private static final Logger log = LoggerFactory.getLogger(EvseTransactions.class);

  final TransactionSamples samples;
  private final EvseState evse;
  private final ChargingStates states;
  private final ReachedPoints points;
  private final TransactionCauses causes;
  private final StartMetering start;
  private final TransactionEvents events;
  private Set<TransactionPoint> reached = none();
  private Set<TransactionPoint> alsoFallen = none();
  private Authorizing authorizing = Authorizing.LOCALLY;
  private @Nullable EndCause cause;
  private @Nullable Ending ending;
  private @Nullable Consumer<String> whenStarted;

  EvseTransactions(EvseState evse) {
    this.evse = evse;
    this.states = new ChargingStates(evse);
    this.samples = new TransactionSamples(evse, this::tellPeriodic);
    this.points = new ReachedPoints(evse, states, samples);
    this.causes = new TransactionCauses(evse, states);
    this.start = new StartMetering(samples);
    this.events = new TransactionEvents(evse, samples);
  }

  private record Ending(EndCause cause, ChargingState state) {}

  /** The next rise of {@code Authorized} came like this. */
  void authorizing(Authorizing how) {
    authorizing = how;
  }

  /** Runs with the transaction's id as soon as there is one; at once when there is. */
  void whenStarted(Consumer<String> task) {
    running().ifPresentOrElse(running -> task.accept(running.id()), () -> whenStarted = task);
  }

  /** Whether a transaction waits for the meter before it can end. */
  boolean isEnding() {
    return ending != null;
  }

  /** Whether energy may flow before there is a transaction, because its flow is what starts one. */
  boolean startsWithEnergy() {
    return ending == null && evse.knobs.startPoints().contains(TransactionPoint.EnergyTransfer);
  }

  /** The central system gave the running transaction this priority. */
  void chargingPriority(int given) {
    evse.session().flatMap(VehicleSession::transaction).ifPresent(running -> {
      running.chargingPriority(given);
      evse.touch();
    });
  }

  /** Looks which points are reached and does what follows. */
  void follow() {
    if (evse.session == null) {
      whenStarted = null;
      authorizing = Authorizing.LOCALLY;
      start.begun();
      reached = points.ofPlace();
      return;
    }
    states.noteCommand();
    var session = evse.session;
    var now = points.of(session);
    if (ending != null || session.transaction().isEmpty() && session.unpluggedAt().isPresent()) {
      reached.retainAll(now);
      return;
    }
    var running = session.transaction();
    if (running.isPresent()) {
      goOn(session, running.get(), now);
    } else {
      cause = null;
      alsoFallen = none();
      startIfDue(session, now);
    }
  }

  /** Tells a state that changed by what was decided. */
  void followState() {
    follow();
    evse.session().ifPresent(session -> session.transaction().filter(_ -> ending == null && !start.isWaiting())
        .filter(running -> states.of(session) != running.state()).ifPresent(running -> tell(session, running,
            Telling.of(TriggerReason.ChargingStateChanged, states.of(session)))));
    followMode();
  }

  /** OCPP 2.1 K01.FR.110. */
  private void followMode() {
    samples.modeIs(evse.steered.mode());
    evse.session().ifPresent(session -> session.transaction()
        .filter(running -> ending == null && !start.isWaiting() && running.isEvseTold())
        .filter(running -> running.isOtherMode(evse.steered.mode()))
        .ifPresent(
            running -> tell(session, running, Telling.of(TriggerReason.OperationModeChanged, states.of(session)))));
  }

  /** Tells that the power has changed because somebody outside wanted it (K11.FR.04, K13.FR.03). */
  void tellRate() {
    if (ending == null && !start.isWaiting()) {
      evse.session().ifPresent(session -> session.transaction().ifPresent(running -> tell(session, running,
          Telling.of(TriggerReason.ChargingRateChanged, states.of(session)))));
    }
  }

  /** The driver's authorization is gone: with it fall the points that rest on it, whether they had been reached or not. */
  void deauthorized(EndCause why) {
    cause = why;
    alsoFallen = EnumSet.of(TransactionPoint.Authorized, TransactionPoint.EnergyTransfer);
  }

  /** No more energy flows in this transaction, whether it had flowed or not; the driver stays authorized. */
  void energyForbidden(EndCause why) {
    cause = why;
    alsoFallen = EnumSet.of(TransactionPoint.EnergyTransfer);
  }

  /** Ends the transaction, whatever the stop points say. */
  void end(EndCause why) {
    evse.session().ifPresent(session -> session.transaction().ifPresent(running -> beginEnd(session, running, why)));
  }

  /** Takes up a transaction after a restart. */
  void resume(VehicleSession session) {
    states.resumed();
    reached = points.of(session);
    session.transaction().ifPresent(running -> {
      samples.begin(running);
      if (evse.settings.fittings().baySensor()) {
        // Had it left meanwhile, the sensor's first word is its departure.
        reached.add(TransactionPoint.ParkingBayOccupancy);
        evse.bay = evse.bay.or(() -> Optional.of(true));
      }
      tell(session, running, Telling.of(TriggerReason.AbnormalCondition, ChargingState.SuspendedEVSE));
    });
  }

  /** Ends what waits for the meter without it. */
  void endNow() {
    evse.session().ifPresent(this::finish);
  }

  /** A transaction found after a restart that is not taken up. */
  void endAfterRestart() {
    evse.session().ifPresent(session -> reached = points.of(session));
    running().ifPresent(samples::begin);
    end(EndCause.POWER_LOSS);
  }

  /** The central system asked for an event now, F06: with the meter read now (F06.FR.09). */
  void trigger() {
    evse.fresh.take(evse.core.now(), samples.signs(), _ -> tellTriggered());
  }

  private void tellTriggered() {
    evse.session().ifPresent(session -> session.transaction().ifPresent(running -> tell(session, running,
        Telling.of(TriggerReason.Trigger, states.of(session)).with(samples.triggered()))));
  }

  /** A sample at the clock's marks, J01.FR.22; in a transaction whose EVSE was told it goes with the transaction. */
  boolean tellAligned(MeterValue value) {
    if (ending != null) {
      return true;
    }
    var metered = evse.session().filter(session -> session.transaction().map(Transaction::isEvseTold).orElse(false));
    metered.ifPresent(session -> session.transaction().ifPresent(running -> tell(session, running,
        Telling.of(TriggerReason.MeterValueClock, states.of(session)).with(List.of(samples.keyed(value))))));
    return metered.isPresent();
  }

  private void tellPeriodic(MeterValue value) {
    if (ending == null) {
      evse.session().ifPresent(session -> session.transaction().ifPresent(running -> tell(session, running,
          Telling.of(TriggerReason.MeterValuePeriodic, states.of(session)).with(List.of(value)))));
    }
  }

  private void startIfDue(VehicleSession session, Set<TransactionPoint> now) {
    var risen = without(now, reached);
    if (!isStart(risen, now)) {
      reached = now;
      start.begun();
    } else if (!session.isPlugged() || start.isMetered()) {
      reached = now;
      start(session, risen);
    }
  }

  private boolean isStart(Set<TransactionPoint> risen, Set<TransactionPoint> now) {
    var starts = evse.knobs.startPoints();
    boolean driverCame = risen.contains(TransactionPoint.Authorized) || risen.contains(TransactionPoint.EVConnected);
    return evse.isOperative() && (overlap(risen, starts) || driverCame && overlap(now, starts));
  }

  private void start(VehicleSession session, Set<TransactionPoint> risen) {
    var running = new Transaction(evse.core.ids().get(), evse.id(), evse.core.now(), authorizing.remoteStartId());
    session.transaction(running);
    samples.begin(running);
    var trigger = causes.ofStart(session, authorizing, risen);
    log.info("evse {}: transaction {} started ({})", evse.id(), running.id(), trigger);
    var state = risen.contains(TransactionPoint.EnergyTransfer) ? states.of(session) : held(session, running);
    tell(session, running, new Telling(Type.Started, trigger, state, List.of(), token(session), Optional.empty()));
    authorizing = session.authorization().isPresent() ? Authorizing.LOCALLY : authorizing;
    if (whenStarted != null) {
      whenStarted.accept(running.id());
      whenStarted = null;
    }
  }

  private void goOn(VehicleSession session, Transaction running, Set<TransactionPoint> now) {
    if (session.isPlugged() && !running.isEvseTold() && !start.isMetered()) {
      return;
    }
    var risen = without(now, reached);
    var fallen = without(reached, now);
    fallen.addAll(alsoFallen);
    reached = now;
    alsoFallen = none();
    if (ends(fallen)) {
      beginEnd(session, running, said().orElseGet(() -> causes.ofEnd(session, running, fallen)));
    } else {
      fallen.forEach(point -> fell(session, running, point, fallen));
      risen.forEach(point -> rose(session, running, point));
    }
    cause = null;
  }

  /** Why it ends, when somebody said so. */
  private Optional<EndCause> said() {
    return Optional.ofNullable(cause).filter(why -> why != EndCause.UNPLUGGED);
  }

  /** E03.FR.05: nobody came in time; E03.FR.15: where the bay decides, that alone does not end it. */
  private boolean ends(Set<TransactionPoint> fallen) {
    var stops = evse.knobs.stopPoints();
    return TransactionPoint.isEnd(fallen, stops)
        || cause == EndCause.TIMEOUT && !stops.contains(TransactionPoint.ParkingBayOccupancy);
  }

  /** A point fell, and the transaction goes on. */
  private void fell(VehicleSession session, Transaction running, TransactionPoint point,
      Set<TransactionPoint> fallen) {
    if (point == TransactionPoint.ParkingBayOccupancy) {
      tell(session, running, Telling.of(TriggerReason.EVDeparted, held(session, running)));
    } else if (point == TransactionPoint.EVConnected) {
      tell(session, running, Telling.of(TriggerReason.EVCommunicationLost, ChargingState.Idle));
      noteStopped(running, fallen.contains(TransactionPoint.Authorized) ? EndCause.UNPLUGGED : null);
    } else if (point == TransactionPoint.Authorized && !fallen.contains(TransactionPoint.EVConnected)) {
      var why = cause != null ? cause : EndCause.locally(Optional.empty());
      boolean isDriver = why.reason() == StoppedReason.Local || why.reason() == StoppedReason.Remote;
      tell(session, running, new Telling(Type.Updated, why.trigger(),
          isDriver ? held(session, running) : states.of(session), List.of(), why.token(), Optional.empty()));
      noteStopped(running, why);
    }
  }

  private static void noteStopped(Transaction running, @Nullable EndCause why) {
    if (why != null && running.stoppedBy().isEmpty()) {
      running.stoppedBy(Optional.of(why.reason()));
    }
  }

  private void rose(VehicleSession session, Transaction running, TransactionPoint point) {
    if (point == TransactionPoint.ParkingBayOccupancy) {
      tell(session, running, Telling.of(TriggerReason.EVDetected, held(session, running)));
    } else if (point == TransactionPoint.EVConnected) {
      tell(session, running, Telling.of(TriggerReason.CablePluggedIn, ChargingState.EVConnected));
    } else if (point == TransactionPoint.Authorized) {
      authorizing.remoteStartId().ifPresent(running::remotelyStarted);
      running.stoppedBy(Optional.empty());
      tell(session, running, new Telling(Type.Updated, authorizing.trigger(), held(session, running), List.of(),
          token(session), Optional.empty()));
      authorizing = Authorizing.LOCALLY;
    }
  }

  /** The state last told, as far as it can still be true. */
  private static ChargingState held(VehicleSession session, Transaction running) {
    if (!session.isPlugged()) {
      return ChargingState.Idle;
    }
    return running.state() == ChargingState.Idle ? ChargingState.EVConnected : running.state();
  }

  private void beginEnd(VehicleSession session, Transaction running, EndCause why) {
    if (ending != null) {
      return;
    }
    var begun = new Ending(why, session.isPlugged() ? ChargingState.EVConnected : ChargingState.Idle);
    ending = begun;
    cause = null;
    alsoFallen = none();
    evse.power.stop("transaction " + running.id() + " ends: " + why.reason());
    session.deauthorize();
    if (!running.isEvseTold()) {
      finish(session);
      return;
    }
    evse.fresh.take(evse.core.now(), samples.signs(), _ -> {
      if (ending == begun) {
        finish(session);
      }
    });
  }

  private void finish(VehicleSession session) {
    var end = ending;
    ending = null;
    start.begun();
    if (end == null || session.transaction().isEmpty()) {
      return;
    }
    var running = session.transaction().get();
    tell(session, running, new Telling(Type.Ended, end.cause.trigger(), end.state, samples.ofEnd(), end.cause.token(),
        Optional.of(end.cause.reason())));
    log.info("evse {}: transaction {} ended ({})", evse.id(), running.id(), end.cause.reason());
    session.endTransaction();
    evse.core.profiles().removeOfTransaction(running.id()).forEach(
        removed -> evse.core.journal().note(new Change.ProfileRemoved(removed.profile().id())));
  }

  private void tell(VehicleSession session, Transaction running, Telling telling) {
    if (events.tell(session, running, telling)) {
      start.begun();
    }
  }

  private Optional<Transaction> running() {
    return evse.session().flatMap(VehicleSession::transaction);
  }

  private static Optional<IdToken> token(VehicleSession session) {
    return session.authorization().map(authorization -> authorization.token());
  }

  private static boolean overlap(Set<TransactionPoint> some, Set<TransactionPoint> others) {
    return some.stream().anyMatch(others::contains);
  }

  private static Set<TransactionPoint> without(Set<TransactionPoint> all, Set<TransactionPoint> some) {
    var rest = none();
    rest.addAll(all);
    rest.removeAll(some);
    return rest;
  }

  private static Set<TransactionPoint> none() {
    return EnumSet.noneOf(TransactionPoint.class);
  }
}
