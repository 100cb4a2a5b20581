package org.tidegate.domain.station;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission.By;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.port.CentralSystemRequests.RemoteAnswer;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.DriverActions.Seen;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.session.VehicleSession;

/** What the resource aggregator tells and asks by our own messages. Station loop only. */
@OnStationLoop
final class AggregatorRequests {
  private static final Logger log = LoggerFactory.getLogger(AggregatorRequests.class);

  private final Station station;
  private final List<Evse> evses;

  AggregatorRequests(Station station, List<Evse> evses) {
    this.station = station;
    this.evses = evses;
  }

  Optional<String> setPrices(PriceSchedule schedule) {
    var core = station.core();
    var currency = schedule.currency();
    if (currency.isPresent() && !currency.get().equals(core.settings().currency())) {
      return Optional.of("prices must be in " + core.settings().currency());
    }
    core.prices().replace(schedule, core.now());
    core.prices().schedule().ifPresent(kept -> core.journal().note(new Change.PricesSaved(kept)));
    var now = core.prices().at(core.now());
    log.info("prices now: sale {}, purchase {}", now.sale().map(Object::toString).orElse("unknown"),
        now.purchase().map(Object::toString).orElse("unknown"));
    return Optional.empty();
  }

  Optional<String> setPermission(RemoteAnswer answer) {
    if (!station.core().settings().remotePermission()) {
      return Optional.of("remote permission is switched off at this station");
    }
    return evses.stream().filter(evse -> isFor(answer, evse)).findFirst()
        .map(evse -> evse.state.session().map(session -> answered(evse, session, answer)).orElse(NO_SESSION))
        .orElse(NO_SESSION);
  }

  private static final Optional<String> NO_SESSION = Optional.of("no session with this id and nonce");

  private static boolean isFor(RemoteAnswer answer, Evse evse) {
    return evse.state.session().filter(VehicleSession::isPlugged)
        .map(session -> session.identity().id().equals(answer.sessionId())
            && session.identity().nonce().equals(answer.nonce()))
        .orElse(false);
  }

  private static Optional<String> refusal(Conditions conditions, StationCore core) {
    return ConditionsCheck.refusal(conditions, core.settings().currency(), core.now()).map(why -> switch (why) {
      case CURRENCY -> "prices must be in " + core.settings().currency();
      case DEPARTURE -> "the departure is in the past";
      case DEPARTURE_FAR -> "the departure is more than " + ConditionsCheck.LONGEST_STAY.toDays() + " days ahead";
      case SLOTS -> "at most " + ConditionsCheck.MOST_SLOTS + " slots are kept";
      default -> "a price is beyond all reason";
    });
  }

  private static Optional<String> answered(Evse evse, VehicleSession session, RemoteAnswer answer) {
    if (session.permission().state() != PermissionState.ASKED) {
      return Optional.of("the question is not open: " + session.permission().state().token());
    }
    var seen = new Seen(By.REMOTE, "remote", "");
    if (!answer.granted()) {
      evse.permission.deny(session, seen);
      return Optional.empty();
    }
    if (answer.conditions().isEmpty()) {
      return Optional.of("conditions are missing");
    }
    var refusal = refusal(answer.conditions().get(), evse.state.core);
    if (refusal.isPresent()) {
      return refusal;
    }
    evse.permission.conditions(session, answer.conditions().get());
    session.conditions().ifPresent(conditions -> evse.permission.permit(session, conditions, seen));
    log.info("evse {}: permitted via {}", evse.id(), answer.via());
    return Optional.empty();
  }
}
