package org.tidegate.domain.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.DriverWords;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.Recorder;
import org.tidegate.domain.sale.SessionSums;
import org.tidegate.domain.session.StoredSession.StoredAuthorization;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.domain.transaction.Transaction;

/**
 * One vehicle's stay, from the driver's first act (or the plug) to the end of its records. Station loop only. Holds what
 * belongs together; what happens to it is decided by the EVSE.
 */
@OnStationLoop
public final class VehicleSession {
  private Identity identity;
  private final Recorder recorder;
  private final List<InterchangeRecord> records = new ArrayList<>();
  private final Set<String> delivered = new HashSet<>();
  private Permission permission;
  private PermissionState lastAnswer;
  private Optional<String> plugMark = Optional.empty();
  private @Nullable Instant pluggedAt;
  private @Nullable Instant unpluggedAt;
  private @Nullable MeterReading first;
  private @Nullable MeterReading last;
  private @Nullable Conditions conditions;
  private @Nullable Instant chargesNowSince;
  private @Nullable StoredAuthorization authorization;
  private @Nullable IdToken driver;
  private @Nullable IdToken former;
  private boolean confirmedOnline;
  private @Nullable String unlockedDriver;
  private @Nullable String visitor;
  private @Nullable WattHours beforeTransaction;
  private @Nullable WattHours inStaysBefore = WattHours.ZERO;
  private @Nullable Transaction transaction;

  /**
   * A new stay.
   *
   * @param identity of the stay
   * @param question that the driver is asked
   */
  public VehicleSession(Identity identity, Permission question, Recorder recorder) {
    this.identity = identity;
    this.permission = question;
    this.lastAnswer = question.state();
    this.recorder = recorder;
  }

  /** A stay as it was stored before a restart; the vehicle counts as not connected until the pilot says so. */
  public static VehicleSession restored(StoredSession stored, Permission permission, Recorder recorder,
      List<InterchangeRecord> records) {
    var session = new VehicleSession(
        new Identity(stored.id(), stored.nonce(), stored.evseId(), stored.since(), stored.partyRef()), permission,
        recorder);
    session.plugMark = stored.plugMark();
    session.first = stored.first().orElse(null);
    session.last = session.first;
    session.conditions = stored.conditions().orElse(null);
    session.authorization = stored.authorization().orElse(null);
    session.driver = stored.driver().or(() -> identified(session.authorization)).orElse(null);
    session.former = session.authorization == null ? session.driver : null;
    // Whose stay it is; what is remembered of them is locked again.
    session.visitor = stored.visitor().orElse(null);
    session.transaction = stored.transaction().map(running -> Transaction.restored(running, stored.evseId()))
        .orElse(null);
    // What a transaction that began in another stay took there was not stored.
    session.inStaysBefore = stored.transaction().filter(running -> running.started().isBefore(stored.since()))
        .isPresent() ? null : WattHours.ZERO;
    session.chargesNowSince = stored.chargesNowSince().orElse(null);
    session.records.addAll(records);
    return session;
  }

  /** What must be stored of it, at this time and by the loop's {@code nanoTime}. */
  public StoredSession stored(Instant now, long nanoTime, Optional<Instant> offlineSince) {
    return new StoredSession(identity.id, identity.nonce, identity.evseId, identity.since, plugMark, identity.partyRef,
        first(), permission.id(), conditions(), driver(), authorization(), visitor(),
        transaction().map(running -> running.stored(nanoTime)),
        Optional.of(recorder.state()), Optional.ofNullable(chargesNowSince), offlineSince, now);
  }

  /** Which stay it is. */
  public Identity identity() {
    return identity;
  }

  /** The question is asked anew: an answer from elsewhere to the one before fits no more. */
  public void renewNonce(String nonce) {
    identity = new Identity(identity.id, nonce, identity.evseId, identity.since, identity.partyRef);
  }

  /** The records of its energy. */
  public Recorder recorder() {
    return recorder;
  }

  /** The driver's answer, or the question. */
  public Permission permission() {
    return permission;
  }

  /** The answer moved on. */
  public void permission(Permission next) {
    permission = next;
    if (next.state() != PermissionState.ENDED) {
      lastAnswer = next.state();
    }
  }

  /** The newest state of the permission before the stay ended. */
  public PermissionState lastAnswer() {
    return lastAnswer;
  }

  /** Conditions picked or set. */
  public Optional<Conditions> conditions() {
    return Optional.ofNullable(conditions);
  }

  /** The driver set these; they get the next version number. */
  public Conditions conditions(Conditions next) {
    conditions = next.asVersion(conditions == null ? 1 : conditions.version() + 1);
    return conditions;
  }

  /** Whether the driver has chosen ordinary charging, leaving the aggregator. */
  public boolean chargesNow() {
    return chargesNowSince != null;
  }

  /** The driver chose ordinary charging. */
  public void chargeNow(Instant at) {
    chargesNowSince = at;
  }

  /** The driver went back to the aggregator. */
  public void backToAggregator() {
    chargesNowSince = null;
  }

  /** Who may charge. */
  public Optional<StoredAuthorization> authorization() {
    return Optional.ofNullable(authorization);
  }

  /**
   * Who identified in this stay, also when no longer authorized, and whoever pressed Start afterwards: the stay is this
   * driver's to be paid for. Absent: a driver without identity.
   */
  public Optional<IdToken> driver() {
    return Optional.ofNullable(driver);
  }

  private static Optional<IdToken> identified(@Nullable StoredAuthorization known) {
    return Optional.ofNullable(known).map(StoredAuthorization::token)
        .filter(token -> token.type() != IdTokenType.NoAuthorization);
  }

  /** Whether energy may flow for the driver. */
  public boolean isAuthorized() {
    return authorization != null && authorization.answer().isAccepted();
  }

  /** Whether the central system has refused the token of the driver who is authorized, E05. */
  public boolean isTokenRefused() {
    return authorization != null && !authorization.answer().isAccepted();
  }

  /** Whether this token could authorize now: nobody is, and no other driver was in this transaction. */
  public boolean mayBeAuthorizedBy(IdToken token) {
    return authorization == null && !isOfAnotherThan(token);
  }

  /** Whether the running transaction is the vehicle's of another driver, authorized, refused or gone (C01.FR.23). */
  public boolean isOfAnotherThan(IdToken token) {
    var first = authorization().map(StoredAuthorization::token).or(this::former);
    return transaction != null && isPlugged() && first.filter(other -> !other.isSameAs(token)).isPresent();
  }

  /** Somebody was authorized. */
  public void authorize(IdToken token, Authorization answer, Optional<Integer> reservationId) {
    boolean saysTransfers = answer.energyTransfers().filter(list -> !list.isEmpty()).isPresent();
    var told = transaction().flatMap(Transaction::allowed).filter(_ -> !saysTransfers);
    authorization = new StoredAuthorization(token, told.map(answer::allowing).orElse(answer), reservationId);
    driver = identified(authorization).orElse(driver);
  }

  /** The reservation that the driver used, for the one event that tells it (E03.FR.03); empty once told. */
  public Optional<Integer> tellReservation() {
    var reservation = authorization().flatMap(StoredAuthorization::reservationId);
    reservation.ifPresent(_ -> authorization().ifPresent(
        known -> authorize(known.token(), known.answer(), Optional.empty())));
    return reservation;
  }

  /** The central system itself has said yes to the driver's token in this stay. */
  public void confirmOnline() {
    confirmedOnline = authorization != null;
  }

  /** Whether it has. */
  public boolean isConfirmedOnline() {
    return confirmedOnline && isAuthorized();
  }

  /** The driver with this pseudonym has shown to be themselves. */
  public void unlock(String pseudonym) {
    unlockedDriver = pseudonym;
    visitor = pseudonym;
  }

  /** The driver wants nothing to be known of them. */
  public void forgetVisitor() {
    unlockedDriver = null;
    visitor = null;
  }

  /** Who has shown to be themselves in this stay, also when the authorization has ended since. */
  public Optional<String> visitor() {
    return Optional.ofNullable(visitor);
  }

  /** Whether what is remembered under this pseudonym may be shown. */
  public boolean isUnlocked(String pseudonym) {
    return pseudonym.equals(unlockedDriver);
  }

  /** The central system's answer about the driver's token is now this; it need not repeat the group. */
  public void answered(Authorization newest) {
    authorization().ifPresent(
        known -> authorize(known.token(), known.answer().then(newest), known.reservationId()));
  }

  /** The central system allows these energy transfers from now on, be the driver authorized yet or not (2.1 Q02.FR.05). */
  public void allow(Set<EnergyTransfer> transfers) {
    transaction().ifPresent(running -> running.allow(transfers));
    authorization().ifPresent(
        known -> authorize(known.token(), known.answer().allowing(transfers), known.reservationId()));
  }

  /** The central system says this to the driver from now on (I06.FR.03). */
  public void say(List<DisplayText> message) {
    authorization().ifPresent(known -> {
      var before = known.answer().words().orElse(new DriverWords(List.of(), List.of()));
      authorize(known.token(), known.answer().saying(Optional.of(before.saying(message))), known.reservationId());
    });
  }

  /** Whose authorization ended in this stay, until a transaction of another begins. */
  public Optional<IdToken> former() {
    return Optional.ofNullable(former);
  }

  /** Nobody is any more. */
  public void deauthorize() {
    authorization().ifPresent(known -> former = known.token());
    authorization = null;
    confirmedOnline = false;
    unlockedDriver = null;
  }

  /** The transaction's priority, else the token's, else 0 (K03.FR.05, K03.FR.06). */
  public int chargingPriority() {
    return transaction().flatMap(Transaction::chargingPriority)
        .or(() -> authorization().flatMap(known -> known.answer().chargingPriority())).orElse(0);
  }

  /** The running transaction. */
  public Optional<Transaction> transaction() {
    return Optional.ofNullable(transaction);
  }

  /** A transaction starts. */
  public void transaction(Transaction started) {
    transaction = started;
    former = null;
    beforeTransaction = imported();
    inStaysBefore = WattHours.ZERO;
  }

  /** A transaction that began in the stay before goes on in this. */
  public void transaction(Transaction running, VehicleSession before) {
    transaction(running);
    inStaysBefore = before.importedInTransaction().orElse(null);
  }

  /** Whether a transaction has run during this stay, as far as this program knows. */
  public boolean hadTransaction() {
    return transaction != null || beforeTransaction != null;
  }

  /** The transaction ended. */
  public void endTransaction() {
    transaction = null;
  }

  /** The vehicle was plugged in. */
  public void plugged(Instant at, Optional<String> mark) {
    pluggedAt = at;
    plugMark = mark;
  }

  /** The vehicle was unplugged, or never came. */
  public void unplugged(Instant at) {
    unpluggedAt = at;
  }

  /** The device's proof of which plugging-in this is. */
  public Optional<String> plugMark() {
    return plugMark;
  }

  /** Whether a vehicle is connected. */
  public boolean isPlugged() {
    return pluggedAt != null && unpluggedAt == null;
  }

  /** Whether a vehicle was connected since this program started. */
  public boolean wasPlugged() {
    return pluggedAt != null;
  }

  /** When the stay ended; its records may still be open. */
  public Optional<Instant> unpluggedAt() {
    return Optional.ofNullable(unpluggedAt);
  }

  /** First meter reading of the stay. */
  public Optional<MeterReading> first() {
    return Optional.ofNullable(first);
  }

  /** Newest meter reading of the stay. */
  public Optional<MeterReading> last() {
    return Optional.ofNullable(last);
  }

  /** A reading of the stay. */
  public void reading(MeterReading reading) {
    if (first == null) {
      first = reading.unsigned();
    }
    last = reading;
  }

  /** Energy out of the vehicle in this stay. */
  public WattHours exported() {
    return first == null || last == null ? WattHours.ZERO : last.exported().minus(first.exported());
  }

  /** Energy into the vehicle in this stay. */
  public WattHours imported() {
    return first == null || last == null ? WattHours.ZERO : last.imported().minus(first.imported());
  }

  /**
   * Energy into the vehicles in this transaction; after a restart in all of the stay, which is never less. Absent: not
   * known, since the restart, of a transaction that began in another stay.
   */
  public Optional<WattHours> importedInTransaction() {
    var here = beforeTransaction == null ? imported() : imported().minus(beforeTransaction);
    return Optional.ofNullable(inStaysBefore).map(here::plus);
  }

  /** A record was settled. */
  public void settled(InterchangeRecord record) {
    records.add(record);
  }

  /** The records settled so far. */
  public List<InterchangeRecord> records() {
    return List.copyOf(records);
  }

  /** The central system has acknowledged a record, of whatever stay. */
  public void delivered(String recordId) {
    delivered.add(recordId);
  }

  /** How many of the records are acknowledged. */
  public int deliveredCount() {
    return (int) records.stream().filter(record -> delivered.contains(record.recordId())).count();
  }

  /** Energy and money of the records. */
  public SessionSums sums() {
    return SessionSums.of(records);
  }

  /** Whether the records' energy equals the meter's registers. */
  public boolean recordsMatchMeter() {
    return first == null || last == null ? records.isEmpty() : sums().matches(first, last);
  }

  /** Whether the standing question is unanswered. */
  public boolean isAsked() {
    return permission.state() == PermissionState.ASKED;
  }

  /**
   * Which stay it is. Immutable.
   *
   * @param id random, unique
   * @param nonce one-time text for a remote answer
   * @param evseId where
   * @param since its beginning, UTC
   * @param partyRef random stand-in for the driver in the records
   */
  public record Identity(String id, String nonce, int evseId, Instant since, String partyRef) {}
}
