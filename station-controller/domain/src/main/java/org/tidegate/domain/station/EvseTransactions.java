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
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.station.TransactionEvents.Telling;
import org.tidegate.domain.transaction.ChargingState;
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
  final TransactionUpdates updates;
  private final EvseState evse;
  private final ChargingStates states;
  private final ReachedPoints points;
  private final TransactionCauses causes;
  private final StartMetering start;
  private final TransactionEvents events;
  private final PointEvents pointEvents;
  private final TransactionEnding ending;
  private Set<TransactionPoint> reached = none();
  private Set<TransactionPoint> alsoFallen = none();
  private Authorizing authorizing = Authorizing.LOCALLY;
  private @Nullable EndCause cause;
  private @Nullable Consumer<String> whenStarted;

  EvseTransactions(EvseState evse) {
    this.evse = evse;
    this.states = new ChargingStates(evse);
    this.samples = new TransactionSamples(evse, this::tellPeriodic);
    this.points = new ReachedPoints(evse, states, samples);
    this.causes = new TransactionCauses(evse, states);
    this.start = new StartMetering(samples);
    this.events = new TransactionEvents(evse, samples, start);
    this.pointEvents = new PointEvents(events, states);
    this.ending = new TransactionEnding(evse, events);
    this.updates = new TransactionUpdates(evse, states, events, ending);
    evse.cost.whenDue(updates::tellCost);
  }

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
    return ending.isUnderWay();
  }

  /** Whether energy may flow before there is a transaction, because its flow is what starts one. */
  boolean startsWithEnergy() {
    return !ending.isUnderWay() && evse.knobs.startPoints().contains(TransactionPoint.EnergyTransfer);
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
    if (ending.isUnderWay() || session.transaction().isEmpty() && session.unpluggedAt().isPresent()) {
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
    updates.follow();
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
      events.tell(session, running, Telling.of(TriggerReason.AbnormalCondition, ChargingState.SuspendedEVSE));
    });
  }

  /** Ends what waits for the meter without it. */
  void endNow() {
    evse.session().ifPresent(ending::finish);
  }

  /** A transaction found after a restart that is not taken up. */
  void endAfterRestart() {
    evse.session().ifPresent(session -> reached = points.of(session));
    running().ifPresent(samples::begin);
    end(EndCause.POWER_LOSS);
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
    var state = risen.contains(TransactionPoint.EnergyTransfer)
        ? states.of(session)
        : PointEvents.held(session, running);
    events.tell(session, running,
        new Telling(Type.Started, trigger, state, List.of(), token(session), Optional.empty()));
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
      var fall = new PointEvents.Fall(fallen, Optional.ofNullable(cause));
      fallen.forEach(point -> pointEvents.fell(session, running, point, fall));
      risen.forEach(point -> pointEvents.rose(session, running, point, authorizing));
      authorizing = risen.contains(TransactionPoint.Authorized) ? Authorizing.LOCALLY : authorizing;
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

  private void tellPeriodic(MeterValue value) {
    updates.tellPeriodic(value);
  }

  private void beginEnd(VehicleSession session, Transaction running, EndCause why) {
    if (!ending.isUnderWay()) {
      cause = null;
      alsoFallen = none();
      ending.begin(session, running, why);
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
