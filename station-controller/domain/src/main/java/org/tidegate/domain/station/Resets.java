package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.OcppCommVariables;
import org.tidegate.domain.port.CentralSystemRequests.ResetAnswer;
import org.tidegate.domain.port.CentralSystemRequests.ResetKind;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Restart;
import org.tidegate.domain.security.SecurityEventType;

/** Resets of the station and of single EVSEs, OCPP 2.0.1 B11 and B12. Station loop only. */
@OnStationLoop
final class Resets {
  private static final Logger log = LoggerFactory.getLogger(Resets.class);
  /** Boot reasons of OCPP 2.0.1 BootReasonEnumType. */
  private static final String AT_ONCE = "RemoteReset";
  private static final String WAITED = "ScheduledReset";
  /** Time for the answer to get out, and how often it is looked whether all is done. */
  private static final Duration LOOK = Duration.ofSeconds(1);
  /** How long the last events may take to be answered before they are left for after the restart, B12.FR.05. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(30);
  /** A program that is still here after this was not restarted. */
  private static final Duration RESTARTS_WITHIN = Duration.ofSeconds(60);
  /** How long an EVSE is out of service for its reset. */
  private static final Duration EVSE_RESET = Duration.ofSeconds(5);

  private final StationCore core;
  private final List<Evse> evses;
  private final Reservations reservations;
  private final Restart restart;
  private final Map<Integer, ResetKind> waitingEvses = new HashMap<>();
  private boolean waiting;
  private boolean restarting;

  Resets(StationCore core, List<Evse> evses, Reservations reservations, Restart restart) {
    this.reservations = reservations;
    this.core = core;
    this.evses = evses;
    this.restart = restart;
  }

  ResetAnswer reset(ResetKind when, Optional<Integer> evseId) {
    if (restarting) {
      return ResetAnswer.Rejected; // B11.FR.06, B12.FR.10
    }
    if (when == ResetKind.IMMEDIATE_AND_RESUME && evses.stream()
        .anyMatch(evse -> evse.state.hasTransaction() && evseId.filter(id -> id != evse.id()).isEmpty())) {
      return ResetAnswer.Rejected; // OCPP 2.1 B13.FR.01: a reset ends transactions here.
    }
    return evseId.isEmpty()
        ? station(when)
        : evses.stream().filter(evse -> evse.id() == evseId.get()).findFirst().map(evse -> evse(when, evse))
            .orElse(ResetAnswer.Rejected);
  }

  private ResetAnswer station(ResetKind when) {
    if (when == ResetKind.ON_IDLE && !isIdle()) {
      if (!waiting) {
        waiting = true;
        restartWhenIdle();
      }
      return ResetAnswer.Scheduled; // B12.FR.01
    }
    restart(AT_ONCE);
    return ResetAnswer.Accepted;
  }

  private void restartWhenIdle() {
    core.after(LOOK, () -> {
      if (!isIdle()) {
        restartWhenIdle();
      } else if (!restarting) {
        restart(WAITED);
      }
    });
  }

  /** B12.FR.04: what runs is ended and told first. */
  private void restart(String bootReason) {
    restarting = true;
    evses.forEach(Resets::endTransaction);
    // B11.FR.03: nobody begins what the restart would have to wait for.
    evses.forEach(evse -> evse.state.outOfService.add(OutOfService.RESETTING));
    core.after(LOOK, () -> restartOnceTold(bootReason, core.loop().nanoTime() + LONGEST_FAREWELL.toNanos()));
  }

  private void restartOnceTold(String bootReason, long atLatest) {
    boolean isTold = !core.link().isOnline() || !core.outbox().isWaiting(Change.Lane.TRANSACTION)
        || core.loop().nanoTime() >= atLatest;
    if (!anyTransaction() && isTold) {
      restartNow(bootReason, core.deviceModel().integer(OcppCommVariables.RESET_RETRIES));
    } else {
      core.after(LOOK, () -> restartOnceTold(bootReason, atLatest));
    }
  }

  private void restartNow(String bootReason, int retries) {
    core.security().raise(SecurityEventType.ResetOrReboot, bootReason);
    restart.restart(bootReason);
    core.after(RESTARTS_WITHIN, () -> {
      if (retries > 0) {
        log.warn("the program was not restarted: tried again");
        restartNow(bootReason, retries - 1);
      } else {
        log.error("the program was not restarted");
        evses.forEach(evse -> evse.state.outOfService.remove(OutOfService.RESETTING));
        restarting = false;
        waiting = false;
      }
    });
  }

  private ResetAnswer evse(ResetKind when, Evse evse) {
    if (evse.state.outOfService.contains(OutOfService.RESETTING)) {
      return ResetAnswer.Rejected; // B11.FR.06, B12.FR.10
    }
    if (when == ResetKind.ON_IDLE && !isIdle(evse)) {
      resetOnceReady(evse, when);
      return ResetAnswer.Scheduled; // B12.FR.01, B12.FR.07
    }
    endTransaction(evse); // B12.FR.08
    resetOnceReady(evse, ResetKind.IMMEDIATE);
    return ResetAnswer.Accepted;
  }

  private void resetOnceReady(Evse evse, ResetKind when) {
    var before = waitingEvses.get(evse.id());
    waitingEvses.put(evse.id(), before == ResetKind.IMMEDIATE ? before : when);
    if (before == null) {
      lookAt(evse);
    }
  }

  private void lookAt(Evse evse) {
    core.after(LOOK, () -> {
      boolean waits = waitingEvses.get(evse.id()) == ResetKind.ON_IDLE ? !isIdle(evse) : evse.state.hasTransaction();
      if (waits) {
        lookAt(evse);
      } else {
        waitingEvses.remove(evse.id());
        resetNow(evse);
      }
    });
  }

  /** B11.FR.08. */
  private void resetNow(Evse evse) {
    log.info("evse {}: reset by the central system", evse.id());
    evse.state.outOfService.add(OutOfService.RESETTING);
    core.after(EVSE_RESET, () -> {
      evse.state.outOfService.remove(OutOfService.RESETTING);
      log.info("evse {}: reset is over", evse.id());
    });
  }

  private static void endTransaction(Evse evse) {
    evse.sessions.deauthorize(EndCause.RESET);
    evse.transactions.end(EndCause.RESET);
  }

  /** A pending reservation is not idle (errata 2025-09 on OnIdle). */
  private boolean isIdle() {
    return !anyTransaction() && !reservations.isPending();
  }

  private boolean isIdle(Evse evse) {
    return !evse.state.hasTransaction() && !reservations.isKept(evse);
  }

  private boolean anyTransaction() {
    return evses.stream().anyMatch(evse -> evse.state.hasTransaction());
  }
}
