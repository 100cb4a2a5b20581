package org.tidegate.domain.transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.session.StoredSession.StoredTransaction;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.station.OnStationLoop;

/** A running transaction: numbers its events. Station loop only. */
@OnStationLoop
public final class Transaction {
  private final String id;
  private final int evseId;
  private final Instant started;
  private Optional<Integer> remoteStartId;
  private int nextSeqNo;
  private boolean evseTold;
  private ChargingState state = ChargingState.Idle;
  private Duration charging = Duration.ZERO;
  private @Nullable Long chargingSince;
  private @Nullable Long startedNanos;
  private Optional<StoppedReason> stoppedBy = Optional.empty();
  private Optional<Integer> chargingPriority = Optional.empty();
  private Optional<Integer> phases = Optional.empty();
  private Optional<Set<EnergyTransfer>> allowed = Optional.empty();
  private OperationMode modeTold = OperationMode.ChargingOnly;

  /** A transaction that starts now; its first event is still to come. */
  public Transaction(String id, int evseId, Instant started, Optional<Integer> remoteStartId) {
    this.id = id;
    this.evseId = evseId;
    this.started = started;
    this.remoteStartId = remoteStartId;
  }

  /** A transaction as it was stored. */
  public static Transaction restored(StoredTransaction stored, int evseId) {
    var transaction = new Transaction(stored.id(), evseId, stored.started(), stored.remoteStartId());
    transaction.nextSeqNo = stored.nextSeqNo();
    transaction.evseTold = stored.evseTold();
    transaction.state = stored.state();
    transaction.charging = stored.charging();
    transaction.stoppedBy = stored.stoppedBy();
    transaction.chargingPriority = stored.chargingPriority();
    transaction.allowed = stored.allowed();
    transaction.modeTold = stored.modeTold().orElse(OperationMode.ChargingOnly);
    return transaction;
  }

  /** What must be stored of it, by the loop's {@code nanoTime}. */
  public StoredTransaction stored(long nanoTime) {
    return new StoredTransaction(id, started, nextSeqNo, state, charging(nanoTime), remoteStartId, evseTold,
        stoppedBy, chargingPriority, allowed, Optional.of(modeTold));
  }

  /** At most 36 characters. */
  public String id() {
    return id;
  }

  /** When it started, UTC. */
  public Instant started() {
    return started;
  }

  /** How long it has run, by the loop's {@code nanoTime}; absent: it was started before the program was. */
  public Optional<Duration> elapsed(long nanoTime) {
    return Optional.ofNullable(startedNanos).map(since -> Duration.ofNanos(nanoTime - since));
  }

  /** It was authorized by this remote start: told from the next event on (F01.FR.25, F02.FR.01). */
  public void remotelyStarted(int id) {
    remoteStartId = Optional.of(id);
  }

  /** Whether an event has carried the EVSE. */
  public boolean isEvseTold() {
    return evseTold;
  }

  /** Why its authorization ended, while it goes on: the reason that its end is told with. */
  public Optional<StoppedReason> stoppedBy() {
    return stoppedBy;
  }

  /** Its authorization ended for this reason; absent: it is authorized again. */
  public void stoppedBy(Optional<StoppedReason> reason) {
    stoppedBy = reason;
  }

  /** What the central system allowed for this transaction last; absent: it has not said so. */
  public Optional<Set<EnergyTransfer>> allowed() {
    return allowed;
  }

  /** The central system allows these energy transfers from now on (2.1 Q02.FR.05). */
  public void allow(Set<EnergyTransfer> transfers) {
    allowed = Optional.of(Set.copyOf(transfers));
  }

  /** Given by the central system for this transaction, -9 to 9; higher goes first. */
  public Optional<Integer> chargingPriority() {
    return chargingPriority;
  }

  /** The central system gave it this priority (K03.FR.05). */
  public void chargingPriority(int given) {
    chargingPriority = Optional.of(given);
  }

  /** State last told. */
  public ChargingState state() {
    return state;
  }

  /**
   * The next event of this transaction.
   *
   * @param type started exactly once and first; ended exactly once and last
   * @param trigger why
   * @param happening the rest
   */
  public TransactionEvent event(TransactionEvent.Type type, TriggerReason trigger, Happening happening) {
    moveTo(happening.state(), happening.nanoTime());
    if (type == TransactionEvent.Type.Started) {
      startedNanos = happening.nanoTime();
    }
    // Who asks for events of all EVSEs wants to know of which one each is (F06.FR.11).
    boolean tellEvse = (!evseTold || trigger == TriggerReason.Trigger) && happening.evseKnown();
    evseTold |= tellEvse;
    var spent = charging(happening.nanoTime());
    var phasesNow = happening.phases().filter(_ -> state == ChargingState.Charging);
    boolean tellPhases = phasesNow.isPresent() && !phasesNow.equals(phases);
    phases = phasesNow.isPresent() ? phasesNow : phases;
    return new TransactionEvent(type, happening.at(), trigger, nextSeqNo++, happening.offline(), id, evseId, tellEvse,
        Optional.of(state), spent.isZero() ? Optional.empty() : Optional.of(spent), happening.stoppedReason(),
        remoteStartId, happening.idToken(), happening.meterValues(), tellPhases ? phasesNow : Optional.empty(),
        tellEvse ? happening.cableAmps() : Optional.empty(), happening.reservationId())
        .in(modeToTell(trigger, happening.mode()),
            Optional.of(true).filter(_ -> happening.sleeping()));
  }

  /** Whether an event about another operation mode than the one told last is due (OCPP 2.1 K01.FR.110). */
  public boolean isOtherMode(OperationMode mode) {
    return mode != modeTold;
  }

  private Optional<OperationMode> modeToTell(TriggerReason trigger, OperationMode mode) {
    if (trigger != TriggerReason.OperationModeChanged) {
      return Optional.empty();
    }
    modeTold = mode;
    return Optional.of(mode);
  }

  private void moveTo(ChargingState next, long nanoTime) {
    if (chargingSince != null && next != ChargingState.Charging) {
      charging = charging(nanoTime);
      chargingSince = null;
    } else if (chargingSince == null && next == ChargingState.Charging) {
      chargingSince = nanoTime;
    }
    state = next;
  }

  private Duration charging(long nanoTime) {
    return chargingSince == null ? charging : charging.plusNanos(nanoTime - chargingSince);
  }

  /**
   * What an event is about. Immutable.
   *
   * @param at when it happened, UTC
   * @param nanoTime the same by the loop's clock that nobody sets
   * @param offline whether the central system could not be reached
   * @param state the transaction's state after it
   * @param evseKnown whether it is known by now which EVSE is used
   * @param stoppedReason for the last event
   * @param idToken to be told with it
   * @param meterValues taken for it
   * @param phases how many carry current now, where known (E02.FR.18, E02.FR.19)
   * @param cableAmps what the cable in the socket carries, where known
   * @param reservationId of the reservation that the driver used
   * @param mode who decides about the power
   * @param sleeping whether the power electronics are off by the central system's wish
   */
  public record Happening(
      Instant at,
      long nanoTime,
      boolean offline,
      ChargingState state,
      boolean evseKnown,
      Optional<StoppedReason> stoppedReason,
      Optional<IdToken> idToken,
      List<MeterValue> meterValues,
      Optional<Integer> phases,
      Optional<Integer> cableAmps,
      Optional<Integer> reservationId,
      OperationMode mode,
      boolean sleeping) {

    /** In ordinary charging. */
    public Happening(Instant at, long nanoTime, boolean offline, ChargingState state, boolean evseKnown,
        Optional<StoppedReason> stoppedReason, Optional<IdToken> idToken, List<MeterValue> meterValues,
        Optional<Integer> phases, Optional<Integer> cableAmps, Optional<Integer> reservationId) {
      this(at, nanoTime, offline, state, evseKnown, stoppedReason, idToken, meterValues, phases, cableAmps,
          reservationId, OperationMode.ChargingOnly, false);
    }
  }
}
