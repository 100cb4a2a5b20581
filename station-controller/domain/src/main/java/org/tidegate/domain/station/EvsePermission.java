package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.Deadline;

/**
 * The life of the driver's answer at one EVSE: asks, expires, takes answers, ends. Grants only what a person did. Station
 * loop only. What survives a restart is the stored permission; a question and an expiry are asked again.
 */
@OnStationLoop
final class EvsePermission {
  private static final Logger log = LoggerFactory.getLogger(EvsePermission.class);
  /** After a withdrawal nothing flows for this long, so that the driver sees that power has really stopped. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final EvseState evse;
  private StationLoop.@Nullable Timer expiry;
  private @Nullable Deadline answerUntil;
  private @Nullable Long restUntil;

  EvsePermission(EvseState evse) {
    this.evse = evse;
  }

  static Permission question(StationCore core, String sessionId, int evseId) {
    return new Permission(core.ids().get(), sessionId, evseId, PermissionState.ASKED, By.STATION, core.now(),
        Optional.empty(), "", "");
  }

  /** When an unanswered question expires. */
  Optional<Deadline> answerUntil() {
    return Optional.ofNullable(answerUntil);
  }

  /** Whether a withdrawal was so short ago that nothing may flow yet. */
  boolean isResting() {
    return restUntil != null && evse.core.loop().nanoTime() < restUntil;
  }

  /** The question stands from now on. */
  void ask(VehicleSession session) {
    log.info("evse {}: may the aggregator use this vehicle? Asked", evse.id());
    evse.core.journal().note(new Change.PermissionSaved(session.permission()));
    restartExpiry(Duration.ZERO);
  }

  void moreTime() {
    moreTime(Duration.ZERO);
  }

  /** The same for at least this long. */
  void moreTime(Duration atLeast) {
    if (evse.session().map(VehicleSession::isAsked).orElse(false)) {
      restartExpiry(atLeast);
    }
  }

  /** A person said yes, under the conditions that they set. */
  void permit(VehicleSession session, Conditions conditions, Seen seen) {
    var core = evse.core;
    if (session.permission().isGranted()) {
      move(session, session.permission().moved(PermissionState.SUPERSEDED, seen.by(), core.now()));
    }
    restUntil = null;
    session.backToAggregator();
    move(session, new Permission(core.ids().get(), session.identity().id(), evse.id(), PermissionState.GRANTED,
        seen.by(), core.now(), Optional.of(conditions), seen.textVersion(), seen.language()));
  }

  /** A person said no. */
  void deny(VehicleSession session, Seen seen) {
    if (session.permission().isGranted()) {
      withdraw(session, seen);
      return;
    }
    var core = evse.core;
    move(session,
        new Permission(core.ids().get(), session.identity().id(), evse.id(), PermissionState.DENIED, seen.by(),
            core.now(), Optional.empty(), seen.textVersion(), seen.language()));
  }

  /** A person took the yes back: 0 W at once, everything else afterwards. */
  void withdraw(VehicleSession session, Seen seen) {
    evse.power.stop("permission withdrawn");
    evse.requestReading();
    restUntil = evse.core.loop().nanoTime() + REST.toNanos();
    evse.core.after(REST, () -> {});
    move(session, session.permission().moved(PermissionState.WITHDRAWN, seen.by(), evse.core.now()));
  }

  /** The driver wants to charge, whatever the aggregator asks for; the permission stands. */
  void chargeNow(VehicleSession session) {
    if (!session.chargesNow()) {
      log.info("evse {}: the driver charges now, setpoints are not followed", evse.id());
      session.chargeNow(evse.core.now());
      evse.touch();
    }
  }

  /** The driver lets the aggregator use the vehicle again. */
  void backToAggregator(VehicleSession session) {
    if (session.chargesNow()) {
      log.info("evse {}: setpoints are followed again", evse.id());
      session.backToAggregator();
      evse.touch();
    }
  }

  /** The driver changed the conditions. */
  void conditions(VehicleSession session, Conditions conditions) {
    var numbered = session.conditions(conditions);
    evse.memory = evse.memory.anew();
    evse.touch();
    if (session.permission().isGranted()) {
      move(session, session.permission().under(numbered, evse.core.now()));
    }
  }

  /** The central system has been out of reach for longer than a permission stands. */
  void offlineTooLong() {
    evse.session().filter(session -> session.permission().isGranted()).ifPresent(session -> move(session,
        session.permission().moved(PermissionState.EXPIRED, By.STATION, evse.core.now())));
  }

  /** After a restart: the permission stands only so long without any word of the central system. */
  void endUnlessOnlineWithin(Duration left) {
    evse.core.after(left, () -> {
      if (!evse.core.link().isAccepted()) {
        offlineTooLong();
      }
    });
  }

  /** The vehicle left. */
  void end(VehicleSession session) {
    cancelExpiry();
    restUntil = null;
    var permission = session.permission();
    var ended = permission.moved(PermissionState.ENDED, By.STATION, evse.core.now());
    if (permission.isGranted()) {
      move(session, ended);
    } else {
      evse.core.journal().note(new Change.PermissionSaved(ended));
    }
  }

  private void restartExpiry(Duration atLeast) {
    cancelExpiry();
    var core = evse.core;
    var usual = core.settings().timing().answer();
    var span = usual.compareTo(atLeast) < 0 ? atLeast : usual;
    answerUntil = Deadline.after(core.loop().nanoTime(), span);
    expiry = core.after(span, this::expire);
  }

  private void expire() {
    evse.session().filter(VehicleSession::isAsked).ifPresent(session -> move(session,
        session.permission().moved(PermissionState.EXPIRED, By.STATION, evse.core.now())));
  }

  private void move(VehicleSession session, Permission next) {
    log.info("evse {}: permission {} → {} by {}", evse.id(), session.permission().state().token(),
        next.state().token(), next.by().token());
    cancelExpiry();
    session.permission(next);
    evse.touch();
    evse.core.journal().note(new Change.PermissionSaved(next));
    evse.core.outbox().queue(Change.Lane.INTERCHANGE, new Outgoing.PermissionChanged(next));
  }

  private void cancelExpiry() {
    if (expiry != null) {
      expiry.cancel();
    }
    expiry = null;
    answerUntil = null;
  }

}
