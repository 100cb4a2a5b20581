package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.driver.StandingOrder;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.VehicleSession;
import org.tidegate.domain.view.Deadline;

/**
 * A standing order at one EVSE: announced once in a stay, as soon as the question stands and the central system has
 * confirmed whose it is, and carried out if nobody has stopped it, answered, or set other conditions meanwhile. Station
 * loop only; nothing of it survives a restart.
 */
@OnStationLoop
final class Announcement {
  private static final Logger log = LoggerFactory.getLogger(Announcement.class);
  /** Time to see it and to stop it. */
  static final Duration LENGTH = Duration.ofSeconds(20);

  private final EvseState evse;
  private final EvsePermission permission;
  private final Drivers drivers;
  private @Nullable String announcedIn;
  private @Nullable Announced announced;
  private StationLoop.@Nullable Timer timer;

  Announcement(EvseState evse, EvsePermission permission, Drivers drivers) {
    this.evse = evse;
    this.permission = permission;
    this.drivers = drivers;
  }

  private record Announced(VehicleSession session, StandingOrder order, int version, Deadline until) {}

  /** When it permits; absent while nothing is announced. */
  Optional<Deadline> until() {
    return Optional.ofNullable(announced).map(Announced::until);
  }

  /** Begins one, or ends one that does not fit any more. */
  void follow() {
    if (announced != null && !fits(announced)) {
      log.info("evse {}: the standing order is not carried out", evse.id());
      end();
    }
    evse.session().filter(session -> session.isPlugged() && session.isAsked() && arePricesKnown())
        .filter(session -> !session.identity().id().equals(announcedIn))
        .ifPresent(session -> drivers.order(evse).ifPresent(order -> announce(session, order)));
  }

  private void announce(VehicleSession session, StandingOrder order) {
    var core = evse.core;
    log.info("evse {}: a standing order is announced", evse.id());
    announcedIn = session.identity().id();
    permission.conditions(session, order.conditions().from(core.now(), core.settings().zone()));
    permission.moreTime(LENGTH.plusSeconds(1));
    announced = new Announced(session, order, version(session),
        Deadline.after(core.loop().nanoTime(), LENGTH));
    timer = core.after(LENGTH, this::carryOut);
  }

  private void carryOut() {
    if (announced == null || !fits(announced)) {
      return;
    }
    var order = announced.order();
    var session = announced.session();
    end();
    session.conditions().ifPresent(conditions -> permission.permit(session, conditions,
        new Seen(By.STANDING_ORDER, order.textVersion(), order.language())));
  }

  private boolean fits(Announced what) {
    var session = what.session();
    return session == evse.session && session.isPlugged() && session.isAsked() && version(session) == what.version()
        && arePricesKnown() && drivers.order(evse).filter(what.order()::equals).isPresent();
  }

  private boolean arePricesKnown() {
    return evse.prices.areEnough();
  }

  private static int version(VehicleSession session) {
    return session.conditions().map(conditions -> conditions.version()).orElse(0);
  }

  private void end() {
    announced = null;
    if (timer != null) {
      timer.cancel();
    }
    timer = null;
  }
}
