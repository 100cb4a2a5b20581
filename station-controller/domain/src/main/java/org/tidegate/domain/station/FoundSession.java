package org.tidegate.domain.station;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.Recorder;
import org.tidegate.domain.sale.RecorderState;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.session.VehicleSession;

/**
 * The stay at one EVSE that was found in the storage at the start; whether it goes on is known with the first pilot
 * reading. Station loop only.
 */
@OnStationLoop
final class FoundSession {
  private static final Logger log = LoggerFactory.getLogger(FoundSession.class);

  private static final Set<ControlPilotState> BLIND = EnumSet.of(ControlPilotState.E, ControlPilotState.F);

  private final EvseState evse;
  private final EvsePermission permission;
  private final EvseTransactions transactions;
  private final EvseRecords records;
  private @Nullable Found found;
  private boolean waits;

  FoundSession(EvseState evse, EvsePermission permission, EvseTransactions transactions, EvseRecords records) {
    this.evse = evse;
    this.permission = permission;
    this.transactions = transactions;
    this.records = records;
  }

  private record Found(StoredSession session, Permission permission, List<InterchangeRecord> records) {}

  /** What was found. */
  void restore(StoredSession stored, Permission newest, List<InterchangeRecord> settled) {
    found = new Found(stored, newest, settled);
  }

  /** The transaction that may go on once the pilot is known. */
  Optional<String> transactionId() {
    return Optional.ofNullable(found).flatMap(what -> what.session.transaction()).map(running -> running.id());
  }

  /** Whether it is not known yet whether a stay goes on. */
  boolean isThere() {
    return found != null;
  }

  /**
   * Takes up what was found, once. A pilot that is shorted, or says that the EVSE is not available, does not tell whether the
   * vehicle is still here: then it is waited for, but no longer than a stay may be interrupted.
   *
   * @param reading what the pilot shows
   * @param then told whether that stay goes on, else it is to be closed
   */
  void takeUp(PilotReading reading, Consumer<Boolean> then) {
    if (BLIND.contains(reading.state())) {
      if (found != null && !waits) {
        waits = true;
        evse.core.after(evse.core.settings().timing().resumption(),
            () -> Optional.ofNullable(evse.pilot).ifPresent(newest -> takeUpNow(newest, then)));
      }
    } else {
      takeUpNow(reading, then);
    }
  }

  private void takeUpNow(PilotReading reading, Consumer<Boolean> then) {
    var left = Optional.ofNullable(found);
    found = null;
    left.map(what -> takeUp(what, reading)).ifPresent(then);
  }

  private boolean takeUp(Found left, PilotReading reading) {
    var stored = left.session;
    var session = restored(left);
    evse.session = session;
    evse.touch();
    boolean goesOn = reading.state().isConnected() && isSameStay(stored, reading);
    if (goesOn) {
      goOn(session, stored);
    } else {
      log.info("evse {}: the vehicle has left, or changed, while the station was down", evse.id());
      transactions.endAfterRestart();
      session.deauthorize();
    }
    return goesOn;
  }

  private VehicleSession restored(Found left) {
    var recorder = left.session.recorder();
    var session = VehicleSession.restored(left.session, left.permission,
        new Recorder(records.settings(), recorder.orElse(RecorderState.EMPTY)), left.records);
    recorder.flatMap(RecorderState::open).map(open -> open.last()).ifPresent(last -> session
        .reading(new MeterReading(last.at(), last.imported(), last.exported(), Watts.ZERO, Optional.empty())));
    var waiting = evse.core.outbox().waitingRecords();
    left.records.stream().map(InterchangeRecord::recordId).filter(id -> !waiting.contains(id))
        .forEach(session::delivered);
    return session;
  }

  private void goOn(VehicleSession session, StoredSession stored) {
    session.plugged(stored.since(), stored.plugMark());
    boolean inTime = isInTime(stored, evse.core.settings().timing().resumption());
    if (session.transaction().isPresent() && !inTime) {
      log.info("evse {}: transaction {} is not resumed", evse.id(), stored.transaction().map(t -> t.id()).orElse(""));
      transactions.endAfterRestart();
      session.deauthorize();
    } else {
      transactions.resume(session);
    }
    // How long ago the driver's answer was can't be told by a clock that stands behind it.
    var offlineLeft = permissionLeft(stored);
    boolean holds = session.transaction().isPresent() && inTime && !evse.health.isClockInDoubt()
        && offlineLeft.isPositive();
    if (!holds || !session.permission().isGranted()) {
      askAgain(session);
    } else {
      log.info("evse {}: session {} and its permission go on", evse.id(), stored.id());
      permission.endUnlessOnlineWithin(offlineLeft);
    }
  }

  /** For how long a permission still stands without the central system; the time since the start of the outage counts. */
  private Duration permissionLeft(StoredSession stored) {
    var longest = evse.core.settings().timing().permissionLongestOffline();
    if (!isInTime(stored, longest)) {
      return Duration.ZERO;
    }
    var since = stored.offlineSince().orElse(stored.savedAt());
    return longest.minus(Duration.between(since, evse.core.now()));
  }

  /**
   * Nobody is asked anew who said no at the station, nor may anybody elsewhere answer instead: the driver can still permit
   * there.
   */
  private void askAgain(VehicleSession session) {
    var answer = session.permission().state();
    if (answer == PermissionState.DENIED || answer == PermissionState.WITHDRAWN) {
      return;
    }
    permission.end(session);
    session.renewNonce(evse.core.ids().get());
    session.permission(EvsePermission.question(evse.core, session.identity().id(), evse.id()));
    permission.ask(session);
  }

  private boolean isInTime(StoredSession stored, Duration span) {
    return span.isPositive() && !stored.savedAt().plus(span).isBefore(evse.core.now())
        && !stored.savedAt().isAfter(evse.core.now().plusSeconds(1));
  }

  private static boolean isSameStay(StoredSession stored, PilotReading reading) {
    return stored.plugMark().isPresent() && stored.plugMark().equals(reading.plugMark());
  }
}
