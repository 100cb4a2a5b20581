package org.tidegate.hmi.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.view.AggregatorView;
import org.tidegate.domain.view.BoardView.Cost;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView.PriorityChoice;
import org.tidegate.domain.view.StationView;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.page.Place;

/** Every screen of the panel: what the station shows, and at which address. */
record Scene(Supplier<StationView> shown, String path) {
  static Map<String, Scene> all(Instant now) {
    var scenes = new LinkedHashMap<String, Scene>();
    scenes.put("idle", at(Views.idle(1), ""));
    scenes.put("idle-reserved", at(Views.reserved(Views.idle(1)), ""));
    scenes.put("request-reserved", at(Views.reserved(Views.asked(1, now)), ""));
    scenes.put("request", at(Views.asked(1, now), ""));
    scenes.put("request-ready", at(slotted(Views.ready(1, now)), ""));
    scenes.put("request-warning", at(() -> hurried(Views.ready(1, now)), ""));
    scenes.put("request-charge-only", at(Views.session(Views.ready(1, now), Views::chargeOnly), ""));
    scenes.put("request-no-price", at(noPrice(Views.ready(1, now)), ""));
    scenes.put("conditions", at(Views.asked(1, now), "/conditions"));
    scenes.put("conditions-granted", at(Views.selling(1, now), "/conditions"));
    scenes.put("details", at(Views.ready(1, now), "/details"));
    scenes.put("details-granted", at(Views.selling(1, now), "/details"));
    scenes.put("confirm", at(slotted(Views.ready(1, now)), "/confirm"));
    scenes.put("running", at(Views.selling(1, now), ""));
    scenes.put("request-long-name", new Scene(() -> Views.aggregator(Views.station(slotted(Views.ready(1, now))),
        "Stadtwerke Musterstadt Flexibilität"), "/panel/1"));
    scenes.put("running-large", at(Views.reading(Views.session(Views.selling(1, now),
        session -> Views.limited(Views.earned(session, 12_345, 9_876), LimitReason.VEHICLE_LIMITS)), now, 22_000), ""));
    scenes.put("running-not-started", at(notStarted(now), ""));
    scenes.put("running-limited", at(limited(Views.selling(1, now), now), ""));
    scenes.put("running-priority", at(priority(Views.selling(1, now), PriorityChoice.OFFERED), ""));
    scenes.put("running-priority-in-effect",
        at(priority(Views.reading(Views.selling(1, now), now, 11_000), PriorityChoice.IN_EFFECT), ""));
    scenes.put("running-denied-priority", at(priority(answered(now, PermissionState.DENIED), PriorityChoice.OFFERED),
        ""));
    scenes.put("running-denied", at(answered(now, PermissionState.DENIED), ""));
    scenes.put("running-withdrawn", at(answered(now, PermissionState.WITHDRAWN), ""));
    scenes.put("running-stale", at(Views.reading(Views.selling(1, now), now.minusSeconds(60), -5020), ""));
    scenes.put("withdraw", at(Views.selling(1, now), "/withdraw"));
    scenes.put("summary", at(Views.summary(1, now), ""));
    scenes.put("summary-claim", at(Views.claimed(1, now), ""));
    scenes.put("summary-booked", at(Views.booked(1, now), ""));
    scenes.put("payment-claim", at(Views.claimed(1, now), "/payment"));
    scenes.put("summary-claims-before", at(Views.claimedBeforeRestarts(1, now), ""));
    scenes.put("payment-claims-before", at(Views.claimedBeforeRestarts(1, now), "/payment"));
    scenes.put("earlier", at(Views.claimedBeforeRestarts(1, now), "/earlier"));
    scenes.put("payment-booked", at(Views.booked(1, now), "/payment"));
    scenes.put("review", at(Views.claimed(1, now), "/review"));
    scenes.put("refusals", at(Views.claimed(1, now), "/refusals"));
    scenes.put("refusals-last", at(Views.claimed(1, now), "/refusals?page=3"));
    scenes.put("copy", at(Views.claimed(1, now), "/copy"));
    scenes.put("fault", at(Views.fault(Views.selling(1, now), FaultKind.EmergencyStop), ""));
    scenes.put("out-of-service", at(Views.screen(Views.idle(1), Screen.OUT_OF_SERVICE), ""));
    scenes.put("overview", new Scene(() -> Views.station(Views.selling(1, now), Views.idle(2)), "/"));
    toRead(scenes, now);
    scenes.put("idle-key-code", identifying(Views.idle(1), "", Optional.of(IdentificationView.Notice.CARD_UNCHECKED)));
    scenes.put("request-key-code", identifying(Views.ready(1, now), "", Optional.empty()));
    scenes.put("begin", identifying(Views.ready(1, now), "/begin", Optional.empty()));
    scenes.put("request-notice",
        identifying(Views.ready(1, now), "", Optional.of(IdentificationView.Notice.CARD_OTHER)));
    scenes.put("key-code", identifying(Views.idle(1), "/key-code", Optional.empty()));
    scenes.put("running-went-on", at(Views.session(Views.selling(1, now), Views::wentOn), ""));
    scenes.put("conditions-offers", new Scene(() -> Views.offering(Views.station(Views.asked(1, now)), 1, 6),
        "/panel/1/conditions"));
    var confirmed = Views.known(Views.ready(1, now), DriverView.Identity.CONFIRMED);
    scenes.put("conditions-known", at(confirmed, "/conditions"));
    scenes.put("memory", at(confirmed, "/memory"));
    scenes.put("memory-remembered", at(Views.session(confirmed,
        s -> Views.driver(s, Views.remembering(s.driver(), s.conditions()))), "/memory"));
    scenes.put("memory-locked", at(Views.session(confirmed, s -> Views.driver(s, Views.locked(
        DriverView.Identity.TOKEN))), "/memory"));
    scenes.put("pin",
        at(Views.session(confirmed, s -> Views.driver(s, Views.locked(DriverView.Identity.TOKEN))), "/pin"));
    scenes.put("new-pin", at(confirmed, "/new-pin"));
    scenes.put("request-order", at(() -> Views.announced(Views.ready(1, now), in(17)), ""));
    scenes.put("master-pass",
        new Scene(() -> Views.identifying(Views.station(Views.selling(1, now)), new IdentificationView(
            true, Map.of(), Optional.of(new IdentificationView.MasterPass(List.of(1, 2, 3))))), "/panel/1"));
    scenes.put("idle-told-who", toldWho(Views.idle(1)));
    scenes.put("request-again", at(Views.session(Views.known(Views.asked(1, now), DriverView.Identity.CONFIRMED),
        s -> Views.driver(s, Views.remembering(s.driver(), Views.ready(1, now).session().orElseThrow().conditions()))),
        ""));
    scenes.put("request-again-pin", at(Views.session(Views.asked(1, now),
        s -> Views.driver(s, Views.locked(DriverView.Identity.VEHICLE))), ""));
    said(scenes, now);
    scenes.put("history", at(Views.returning(Views.selling(1, now)), "/history"));
    scenes.put("visits", at(Views.returning(Views.selling(1, now)), "/visits?period=2026"));
    scenes.put("visits-advice", at(Views.returning(Views.selling(1, now)), "/visits?period=2026&page=3"));
    scenes.put("problem", at(Views.idle(1), "/nowhere"));
    return scenes;
  }

  /** What the station shows from now on: what counts down begins now. */
  StationView view() {
    return shown.get();
  }

  /** Where on an EVSE's pages it is; the page of all counts as the main one. */
  Place place() {
    return Place.of(path.replaceAll("[?].*", "").replaceAll(".*/", "")).orElse(Place.MAIN);
  }

  /** The aggregator says as much as it may. */
  private static void said(Map<String, Scene> scenes, Instant now) {
    scenes.put("request-terms", saying(Views.asked(1, now), ""));
    scenes.put("request-ready-terms", saying(slotted(Views.ready(1, now)), ""));
    scenes.put("request-terms-board",
        saying(Views.board(slotted(Views.ready(1, now)), Views.longBoard(new Cost.Running(Views.eur(420)))), ""));
    scenes.put("conditions-terms", saying(Views.asked(1, now), "/conditions"));
    scenes.put("messages-terms", saying(Views.asked(1, now), "/messages"));
    scenes.put("payment-booked-statement", saying(Views.booked(1, now), "/payment"));
    scenes.put("review-booked", saying(Views.booked(1, now), "/review"));
    scenes.put("advice", saying(Views.booked(1, now), "/advice"));
    scenes.put("advice-last", saying(Views.booked(1, now), "/advice?page=9"));
    scenes.put("history-statement", saying(Views.returning(Views.selling(1, now)), "/history"));
  }

  private static Scene saying(EvseView evse, String below) {
    return new Scene(() -> Views.saying(Views.station(evse), Views.talkative("Northwind Flex", 1)), "/panel/1" + below);
  }

  /** With as much to read as there can be. */
  private static void toRead(Map<String, Scene> scenes, Instant now) {
    var running = Views.longBoard(new Cost.Running(Views.eur(123_456)));
    var total = Views.longBoard(new Cost.Final(Views.eur(123_456)));
    scenes.put("idle-board", at(Views.board(Views.idle(1), running), ""));
    scenes.put("request-board", at(Views.board(slotted(Views.ready(1, now)), running), ""));
    scenes.put("request-warning-board", at(() -> Views.board(hurried(Views.ready(1, now)), running), ""));
    scenes.put("request-no-price-board", at(Views.board(noPrice(Views.ready(1, now)), running), ""));
    scenes.put("running-board", at(Views.board(Views.selling(1, now), running), ""));
    scenes.put("running-limited-board", at(Views.board(limited(Views.selling(1, now), now), running), ""));
    scenes.put("running-withdrawn-board", at(Views.board(answered(now, PermissionState.WITHDRAWN), running), ""));
    scenes.put("running-stale-board",
        at(Views.board(Views.reading(Views.selling(1, now), now.minusSeconds(60), -5020), running), ""));
    scenes.put("summary-board", at(Views.board(Views.summary(1, now), total), ""));
    scenes.put("fault-board",
        at(Views.board(Views.fault(Views.selling(1, now), FaultKind.EmergencyStop), running), ""));
    scenes.put("out-of-service-board",
        at(Views.board(Views.screen(Views.idle(1), Screen.OUT_OF_SERVICE), running), ""));
    scenes.put("messages", at(Views.board(Views.selling(1, now), running), "/messages"));
    scenes.put("messages-last", at(Views.board(Views.idle(1), running), "/messages?page=1"));
  }

  private static Scene identifying(EvseView evse, String below, Optional<IdentificationView.Notice> notice) {
    Map<Integer, IdentificationView.Notice> notices = notice.map(said -> Map.of(1, said)).orElse(Map.of());
    return new Scene(
        () -> Views.identifying(Views.station(evse), new IdentificationView(true, notices, Optional.empty())),
        "/panel/1" + below);
  }

  /** The aggregator is told which vehicle it is. */
  private static Scene toldWho(EvseView evse) {
    var station = Views.station(evse);
    return new Scene(
        () -> Views.saying(station, new AggregatorView(Terms.of(station.aggregator()), true, Map.of(), Map.of())),
        "/panel/1");
  }

  private static Scene at(EvseView evse, String below) {
    return at(() -> evse, below);
  }

  private static Scene at(Supplier<EvseView> evse, String below) {
    return new Scene(() -> Views.station(evse.get()), "/panel/1" + below);
  }

  private static EvseView slotted(EvseView evse) {
    return Views.conditions(evse, Views.inSlot(evse.session().orElseThrow().conditions().orElseThrow()));
  }

  private static EvseView priority(EvseView evse, PriorityChoice choice) {
    return Views.session(evse, session -> Views.priority(session, choice));
  }

  private static EvseView hurried(EvseView evse) {
    return Views.session(evse, session -> Views.answerUntil(session, in(15)));
  }

  private static Deadline in(int seconds) {
    return Deadline.after(System.nanoTime(), Duration.ofSeconds(seconds));
  }

  private static EvseView noPrice(EvseView evse) {
    var without = Views.prices(evse, Optional.empty(), evse.prices().purchase());
    return Views.conditions(without, evse.session().orElseThrow().conditions().orElseThrow());
  }

  private static EvseView limited(EvseView evse, Instant now) {
    return Views.session(Views.reading(evse, now, 0),
        session -> Views.limited(session, LimitReason.DEPARTURE_ENERGY, LimitReason.STATION_RATING));
  }

  private static EvseView notStarted(Instant now) {
    return Views.screen(Views.session(Views.ready(1, now), session -> Views
        .limited(Views.permission(session, PermissionState.DENIED, Permission.By.PANEL),
            LimitReason.OPERATIONAL_STATE)),
        Screen.RUNNING);
  }

  private static EvseView answered(Instant now, PermissionState state) {
    return Views.session(Views.reading(Views.selling(1, now), now, 0), session -> Views
        .limited(Views.permission(session, state, Permission.By.PANEL), LimitReason.PERMISSION_GIVEN));
  }
}
