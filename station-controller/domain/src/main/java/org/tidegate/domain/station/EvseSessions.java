package org.tidegate.domain.station;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.Reservation;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.Recorder;
import org.tidegate.domain.sale.RecorderState;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionPoint;
import org.tidegate.domain.view.SummaryView;

/** The stays of vehicles at one EVSE, from the driver's first act or the plug to the summary. Station loop only. */
@OnStationLoop
final class EvseSessions {
  private static final Logger log = LoggerFactory.getLogger(EvseSessions.class);
  /** An ISO 15118 vehicle has told its facts by then; a basic one never does. */
  private static final Duration INTRODUCTION = Duration.ofSeconds(2);
  /** How long the end of a stay waits for the meter. */
  private static final Duration LAST_READING = Duration.ofSeconds(3);
  /** The same for one that signs what it read. */
  private static final Duration LAST_SIGNED_READING = Duration.ofSeconds(11);

  private final EvseState evse;
  private final EvsePermission permission;
  private final EvseTransactions transactions;
  private final EvseRecords records;
  private final CableHold cable;
  private final FoundSession found;
  private final EvseAccount account;
  private final Drivers drivers;
  private boolean introduced;
  private @Nullable Runnable whenFree;

  EvseSessions(EvseState evse, EvsePermission permission, EvseTransactions transactions, EvseRecords records,
      CableHold cable, Drivers drivers) {
    this.drivers = drivers;
    this.evse = evse;
    this.permission = permission;
    this.transactions = transactions;
    this.records = records;
    this.cable = cable;
    this.account = new EvseAccount(evse);
    this.found = new FoundSession(evse, permission, transactions, records);
  }

  /** How drivers are paid. */
  EvseAccount account() {
    return account;
  }

  /** A session was found in the storage at the start. */
  void restore(StoredSession stored, Permission newest, List<InterchangeRecord> settled) {
    found.restore(stored, newest, settled);
  }

  /** Whether a stay from before the restart may still go on. */
  boolean isInDoubt() {
    return found.isThere();
  }

  /** A transaction from before the restart, while it is not known whether it goes on. */
  Optional<String> foundTransaction() {
    return found.transactionId();
  }

  void pilotChanged(PilotReading reading) {
    evse.pilot = reading;
    found.takeUp(reading, this::tookUp);
    boolean connected = reading.state().isConnected();
    if (evse.session().filter(VehicleSession::isPlugged).map(session -> isAnother(session, reading)).orElse(false)) {
      unplug();
    }
    if (connected && !evse.session().map(VehicleSession::isPlugged).orElse(false)) {
      plug(reading);
    } else if (reading.state() == ControlPilotState.A) {
      evse.summaries.vehicleLeft();
      unplug();
    }
    if (!connected && !evse.session().map(VehicleSession::isPlugged).orElse(false)) {
      evse.vehicle = null;
    }
  }

  private void tookUp(boolean goesOn) {
    introduced = goesOn;
    if (goesOn) {
      tellOpenQuestionAnew();
    } else {
      evse.session().filter(this::mayBeHereStill).ifPresent(_ -> evse.summaries.vehicleMayBeHereStill());
      evse.session().ifPresent(this::close);
    }
    evse.requestReading();
  }

  /** A pilot without marks does not tell one vehicle from another, see {@link PilotReading#plugMark}. */
  private boolean mayBeHereStill(VehicleSession ended) {
    return Optional.ofNullable(evse.pilot).filter(reading -> reading.state().isConnected())
        .filter(reading -> reading.plugMark().isEmpty() || ended.plugMark().isEmpty()).isPresent();
  }

  void vehicleReported(Vehicle told) {
    if (evse.pilot != null && evse.pilot.state() == ControlPilotState.F) {
      return; // Whether it is still the same one when the EVSE is back in service can't be known.
    }
    var before = evse.vehicle;
    evse.vehicle = told;
    evse.session().filter(VehicleSession::isPlugged).ifPresent(session -> {
      introduce(session);
      evse.dialog.reported(before, told);
    });
  }

  /** Something came to the parking bay, or left it; coming may start a transaction before anybody is here (E01.FR.01). */
  void bayChanged(boolean occupied) {
    boolean came = occupied && !evse.bay.orElse(false);
    evse.bay = Optional.of(occupied);
    if (came && evse.session == null && !found.isThere()
        && evse.knobs.startPoints().contains(TransactionPoint.ParkingBayOccupancy)) {
      begin();
    }
  }

  /** Somebody is authorized: for the vehicle that is here, or for the one that comes within the connection timeout. */
  void authorize(IdToken token, Authorization answer, Authorizing how) {
    whenFree(() -> {
      if (takesDrivers()) {
        authorizeNow(token, answer, how);
      } else {
        log.info("evse {}: out of service, nobody is authorized", evse.id());
      }
    });
  }

  /** Whether it is in service, also once a transaction that is ending has ended; not while a stay may still go on. */
  boolean takesDrivers() {
    return !found.isThere() && (transactions.isEnding() ? evse.outOfService.isEmpty() : evse.isOperative());
  }

  /** Whether this token could authorize now: nobody is, or no longer, and the transaction that goes on is no other driver's. */
  boolean mayBeAuthorizedBy(IdToken token) {
    return transactions.isEnding() || evse.session().map(session -> session.mayBeAuthorizedBy(token)).orElse(true);
  }

  /** Whether a transaction goes on that is another driver's than this one (C01.FR.23). */
  boolean isOfAnotherThan(IdToken token) {
    return !transactions.isEnding() && evse.session().filter(session -> session.isOfAnotherThan(token)).isPresent();
  }

  /** Runs at once, or when the transaction or stay that is just ending has ended; the newest wins. */
  void whenFree(Runnable task) {
    if (isEnding()) {
      whenFree = task;
    } else {
      task.run();
    }
  }

  private boolean isEnding() {
    return transactions.isEnding() || evse.session().flatMap(VehicleSession::unpluggedAt).isPresent();
  }

  private void authorizeNow(IdToken token, Authorization answer, Authorizing how) {
    if (evse.session == null) {
      begin();
    }
    transactions.authorizing(how);
    evse.cost.reserved(how.reservation().map(Reservation::made));
    evse.session().ifPresent(session -> {
      session.authorize(token, answer, how.reservationId());
      if (how.online()) {
        session.confirmOnline();
      }
      evse.touch();
      log.info("evse {}: authorized by {}", evse.id(), token);
      expectPlug(session);
    });
  }

  /** Nobody is authorized any more; unless it is the driver who ends it, a transaction without a driver ends alike. */
  void deauthorize(EndCause why) {
    boolean byDriver = why.reason() == StoppedReason.Local;
    evse.session().filter(session -> session.authorization().isPresent()
        || !byDriver && session.transaction().isPresent()).ifPresent(session -> {
          evse.power.stop("no longer authorized");
          keepCable(session, why);
          session.deauthorize();
          transactions.deauthorized(why);
          evse.touch();
          log.info("evse {}: no longer authorized ({})", evse.id(), why.reason());
        });
  }

  /**
   * The central system's newest answer about a token of this stay, C15, E05.
   *
   * @param asked about; absent: about the driver's
   */
  void answered(Optional<IdToken> asked, Authorization answer) {
    evse.session().filter(session -> session.authorization()
        .filter(driver -> asked.map(driver.token()::isSameAs).orElse(true)).isPresent())
        .ifPresent(session -> answered(session, answer));
  }

  /** The central system says this to the driver who is authorized here. */
  void told(List<DisplayText> message) {
    evse.session().ifPresent(session -> session.say(message));
    evse.touch();
  }

  private void answered(VehicleSession session, Authorization answer) {
    if (!answer.isAccepted()) {
      log.info("evse {}: the central system refuses the token: {}", evse.id(), answer.status());
    }
    if (!answer.isAccepted() && evse.knobs.stopsOnInvalidId()) {
      deauthorize(EndCause.DEAUTHORIZED); // C15.FR.03, C15.FR.04, E05.FR.09, E05.FR.10
      return;
    }
    session.answered(answer);
    if (answer.isAccepted()) {
      session.confirmOnline();
    }
    evse.touch();
    if (!evse.allowsEnergy(session)) { // C15.FR.06, E05.FR.02: the transaction stays its driver's, and nothing flows.
      evse.power.stop("the token is refused: " + answer.status());
      transactions.energyForbidden(EndCause.DEAUTHORIZED);
    }
  }

  /** E05.FR.11, E09.FR.02, E09.FR.03. */
  private void keepCable(VehicleSession session, EndCause why) {
    boolean unplugged = why == EndCause.UNPLUGGED && !evse.knobs.unlocksOnEvSideDisconnect();
    if (unplugged || why == EndCause.DEAUTHORIZED) {
      cable.keepFor(session.authorization());
    }
  }

  /**
   * Ends the stay once its records are settled. A transaction that outlives it, suspended by the unplugging (E10) or not
   * to be ended by it, goes on in the next, which waits for a vehicle; the driver is asked anew then.
   */
  void finishWhenSettled() {
    evse.session().ifPresent(session -> {
      if (session.unpluggedAt().isPresent() && !session.recorder().isOpen() && !transactions.isEnding()) {
        finish(session);
      } else if (!session.wasPlugged() && session.unpluggedAt().isEmpty() && session.authorization().isEmpty()
          && session.transaction().isEmpty()) {
        close(session);
      }
    });
    if (whenFree != null && !isEnding()) {
      var waiting = whenFree;
      whenFree = null;
      waiting.run();
    }
  }

  /** EVConnectionTimeOut: C01.FR.26, E03.FR.05, E03.FR.15, E10.FR.02. */
  private void expectPlug(VehicleSession session) {
    if (session.isPlugged()) {
      return;
    }
    var driver = session.authorization().map(StoredAuthorization::token);
    evse.core.after(evse.knobs.connectionTimeout(), () -> {
      boolean still = session == evse.session && !session.isPlugged() && session.unpluggedAt().isEmpty();
      if (still && driver.isPresent() && session.authorization().map(StoredAuthorization::token).equals(driver)) {
        log.info("evse {}: no vehicle came", evse.id());
        deauthorize(EndCause.TIMEOUT);
      }
    });
  }

  /** While the stay before waits for its last reading the next one can't begin: it does when that one is finished. */
  private void plug(PilotReading reading) {
    if (evse.session().filter(before -> before.unpluggedAt().isPresent()).isPresent()) {
      return;
    }
    if (evse.session == null && !evse.isOperative()) {
      return; // It is told anew once the pilot no more shows that the EVSE is out of service.
    }
    if (evse.session == null) {
      begin();
    }
    evse.session().ifPresent(session -> plug(session, reading));
  }

  private void plug(VehicleSession session, PilotReading reading) {
    log.info("evse {}: vehicle connected", evse.id());
    evse.summaries.vehicleCame();
    introduced = false;
    session.plugged(evse.core.now(), reading.plugMark());
    evse.touch();
    permission.ask(session);
    authorizeUnasked();
    evse.requestReading();
    introduceSoon(session);
  }

  /** After a restart it has a new nonce. */
  private void tellOpenQuestionAnew() {
    evse.session().filter(VehicleSession::isAsked).ifPresent(session -> {
      introduced = false;
      introduceSoon(session);
    });
  }

  private void introduceSoon(VehicleSession session) {
    evse.core.after(INTRODUCTION, () -> evse.session().filter(same -> same == session && same.isPlugged())
        .ifPresent(this::introduce));
  }

  /** Where nobody is asked who he is, a vehicle is enough; unless the EVSE is kept for somebody. */
  void authorizeUnasked() {
    boolean waits = evse.session().filter(session -> session.isPlugged() && session.authorization().isEmpty())
        .isPresent();
    if (waits && !evse.reserved && !new AuthorizationKnobs(evse.core.deviceModel()).isEnabled()) {
      authorize(IdToken.NO_AUTHORIZATION, Authorization.ACCEPTED, Authorizing.LOCALLY);
    }
  }

  private void begin() {
    var core = evse.core;
    var identity = new VehicleSession.Identity(core.ids().get(), core.ids().get(), evse.id(), core.now(),
        core.ids().get());
    evse.session = new VehicleSession(identity, EvsePermission.question(core, identity.id(), evse.id()),
        new Recorder(records.settings(), RecorderState.EMPTY));
    evse.touch();
  }

  private void introduce(VehicleSession session) {
    if (!introduced) {
      introduced = true;
      var identity = session.identity();
      evse.core.outbox().queue(Change.Lane.INTERCHANGE, new Outgoing.VehicleConnected(identity.id(), identity.nonce(),
          evse.id(), evse.core.now(), evse.core.settings().identifyBeforeAnswer()
              ? evse.vehicle()
              : evse.vehicle().map(Vehicle::anonymous)));
    }
  }

  private void unplug() {
    evse.session().filter(VehicleSession::isPlugged).ifPresent(session -> {
      log.info("evse {}: vehicle disconnected", evse.id());
      evse.power.stop("unplugged");
      evse.power.path(true);
      evse.vehicle = null;
      // E09.FR.01; without a transaction unplugging always ends the authorization.
      boolean suspends = session.transaction().isPresent() && !evse.knobs.stopsOnEvSideDisconnect();
      if (!suspends) {
        deauthorize(EndCause.UNPLUGGED);
      }
      close(session);
    });
  }

  private void close(VehicleSession session) {
    session.unplugged(evse.core.now());
    permission.end(session);
    records.end(session);
    evse.touch();
    evse.requestReading();
    evse.core.after(transactions.samples.signs() ? LAST_SIGNED_READING : LAST_READING, () -> {
      if (evse.session == session) {
        finishNow(session);
      }
    });
  }

  private void finishNow(VehicleSession session) {
    transactions.endNow();
    records.endWithLastKnown(session);
    finish(session);
  }

  private void finish(VehicleSession session) {
    evse.session = null;
    introduced = false;
    boolean hadEnergy = session.first().isPresent() && (session.wasPlugged() || !session.records().isEmpty());
    if (hadEnergy) {
      drivers.visited(session);
    }
    if (hadEnergy || !evse.summaries.earlier().isEmpty()) {
      evse.summaries.show(SummaryView.of(session, hadEnergy ? evse.log.finish(session, drivers) : Review.NONE,
          account.settle(session),
          evse.core.copies().pages(session.records())));
      log.info("evse {}: stay ended: {} in, {} out, earned {}, spent {}, records {} meter", evse.id(),
          session.imported(), session.exported(), session.sums().earned().map(Object::toString).orElse("nothing"),
          session.sums().spent().map(Object::toString).orElse("nothing"),
          session.recordsMatchMeter() ? "match" : "DO NOT match");
    }
    evse.core.journal().note(new Change.SessionForgotten(session.identity().id()));
    evse.log.forget(session);
    succeed(session);
    Optional.ofNullable(evse.pilot).filter(reading -> reading.state().isConnected()).ifPresent(this::plug);
  }

  /** What outlives a stay goes on in the next. */
  private void succeed(VehicleSession before) {
    if (before.transaction().isEmpty() && before.authorization().isEmpty()) {
      return;
    }
    begin();
    evse.session().ifPresent(next -> {
      before.transaction().ifPresent(running -> next.transaction(running, before));
      before.authorization()
          .ifPresent(driver -> next.authorize(driver.token(), driver.answer(), driver.reservationId()));
      if (!evse.cableIn) {
        expectPlug(next);
      }
    });
  }

  private static boolean isAnother(VehicleSession session, PilotReading reading) {
    return reading.plugMark().isPresent() && !session.plugMark().equals(reading.plugMark());
  }
}
