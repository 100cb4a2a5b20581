package org.tidegate.hmi;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.display.Showing;
import org.tidegate.domain.driver.Gain;
import org.tidegate.domain.driver.Visit;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.review.Alternative;
import org.tidegate.domain.review.Judged;
import org.tidegate.domain.review.Outcome;
import org.tidegate.domain.review.Refused;
import org.tidegate.domain.review.Review;
import org.tidegate.domain.sale.ClaimCode;
import org.tidegate.domain.sale.SessionSums;
import org.tidegate.domain.sale.Settlement;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.AccountView.OpenClaim;
import org.tidegate.domain.view.AggregatorView;
import org.tidegate.domain.view.BoardView;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.PricesView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView;
import org.tidegate.domain.view.SessionView.PriorityChoice;
import org.tidegate.domain.view.StationView;
import org.tidegate.domain.view.SummaryView;

/** Views of a station as tests need them, and the same with one thing changed. */
public final class Views {
  /** A Monday morning. */
  public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private static final Price SALE = Price.of("0.32", "EUR");
  private static final Price PURCHASE = Price.of("0.285", "EUR");

  private Views() {}

  /** A station with these EVSEs, online. */
  public static StationView station(EvseView... evses) {
    return new StationView(NOW, true, "Operative", "Northwind Flex", Optional.empty(), List.of(evses));
  }

  /** With another aggregator. */
  public static StationView aggregator(StationView view, String name) {
    return new StationView(view.at(), view.online(), view.availability(), name, view.stationFault(), view.evses());
  }

  /** The same when the aggregator says this. */
  public static StationView saying(StationView view, AggregatorView words) {
    return new StationView(view.at(), view.online(), view.availability(), view.aggregator(), view.stationFault(),
        view.evses(), view.identification(), words);
  }

  /** The same while this is said to those who identify themselves. */
  public static StationView identifying(StationView view, IdentificationView identification) {
    return new StationView(view.at(), view.online(), view.availability(), view.aggregator(), view.stationFault(),
        view.evses(), identification);
  }

  /** The same with another EVSE of its number. */
  public static StationView with(StationView view, int id, UnaryOperator<EvseView> change) {
    return new StationView(view.at(), view.online(), view.availability(), view.aggregator(), view.stationFault(),
        view.evses().stream().map(evse -> evse.id() == id ? change.apply(evse) : evse).toList(), view.identification());
  }

  /** Nobody here. */
  public static EvseView idle(int id) {
    return new EvseView(id, 7, Screen.IDLE, false, CurrentKind.DC, true, Watts.ZERO, Optional.empty(),
        new PricesView(Optional.of(SALE), Optional.of(PURCHASE), Optional.empty()), patterns(), List.of(),
        Optional.empty(), Optional.empty());
  }

  /** A bidirectional vehicle was plugged in, the question stands, no conditions yet. */
  public static EvseView asked(int id, Instant now) {
    var session = new SessionView("session-" + id, now, Optional.of(vehicle(now)), false, false, true,
        PermissionState.ASKED, Optional.empty(), false,
        Optional.of(Deadline.after(System.nanoTime(), Duration.ofSeconds(60))), Optional.empty(), List.of(),
        Optional.empty(), Optional.empty(), WattHours.ZERO, WattHours.ZERO, Optional.empty(), Optional.empty(),
        Optional.empty());
    return reading(session(screen(idle(id), Screen.REQUEST), Optional.of(session)), now, 0);
  }

  /** The same with everything known that a driver must see. */
  public static EvseView ready(int id, Instant now) {
    return conditions(asked(id, now), conditions(patterns().getFirst(), now));
  }

  /** Permitted and selling. */
  public static EvseView selling(int id, Instant now) {
    var granted = session(ready(id, now), session -> earned(
        permission(authorized(session), PermissionState.GRANTED, Permission.By.PANEL), 1234, 356));
    return reading(screen(granted, Screen.RUNNING), now, -5020);
  }

  /** The vehicle has left. */
  public static EvseView summary(int id, Instant now) {
    var summary = new SummaryView("session-" + id, now.minusSeconds(7200), now, PermissionState.GRANTED,
        new WattHours(3210), new WattHours(12_345), Optional.of(eur(395)), Optional.of(eur(91)), List.of(), true, 0);
    var idle = idle(id);
    return new EvseView(id, 9, Screen.SUMMARY, false, idle.current(), true, Watts.ZERO, Optional.empty(), idle.prices(),
        idle.patterns(), List.of(), Optional.empty(), Optional.of(summary));
  }

  /** The vehicle of a driver without identity has left, after a stay with everything in it. */
  public static EvseView claimed(int id, Instant now) {
    var evse = summary(id, now);
    var plain = evse.summary().orElseThrow();
    var paid = Settlement.of(eur(12_345), eur(2_091));
    var claim = new OpenClaim(new ClaimCode("7KQ2-9FHM-XR4T-W6PD-A0B1"), paid.left(), now.plus(Duration.ofDays(90)));
    return summary(evse, whole(plain, now, paid, new AccountView("party-1", false, CompensationUse.OFFSET,
        Optional.of(paid), Optional.of(claim))));
  }

  /** The same after as many restarts in that visit as codes are kept. */
  public static EvseView claimedBeforeRestarts(int id, Instant now) {
    var evse = claimed(id, now);
    var summary = evse.summary().orElseThrow();
    var account = summary.account();
    var earlier = Stream.of("3M8C-V2QK-90ZJ-HT5B-N6EX", "W1SF-4RGP-7YDA-2KXM-8C0T", "Q9HN-JB63-ETV5-0PZW-F1R7")
        .map(code -> new OpenClaim(new ClaimCode(code), account.claim().orElseThrow().amount(),
            now.plus(Duration.ofDays(90))))
        .toList();
    return summary(evse, summary.paidBy(account.after(earlier)));
  }

  /** The same of a driver whom the aggregator knows. */
  public static EvseView booked(int id, Instant now) {
    var evse = summary(id, now);
    var paid = Settlement.of(eur(395), eur(91));
    return summary(evse, whole(evse.summary().orElseThrow(), now, paid,
        new AccountView("party-1", true, CompensationUse.OFFSET, Optional.empty(), Optional.empty())));
  }

  private static SummaryView whole(SummaryView plain, Instant now, Settlement paid, AccountView account) {
    var reasons = LimitReason.values();
    var refused = IntStream.range(0, 11).mapToObj(i -> new Refused("session-1", i, reasons[i],
        now.minusSeconds(7_000 - i * 600L), now.minusSeconds(6_700 - i * 600L), 1 + i % 3)).toList();
    var better = new Alternative("pattern-earn-more", conditions(patterns().get(2), now));
    var outcome = new Outcome(eur(13_456), eur(2_091), new WattHours(42_000), new WattHours(6_500),
        StateOfCharge.percent(20), StateOfCharge.percent(34.5));
    var review = new Review(Optional.of(StateOfCharge.percent(40)), Optional.of(new SessionView.Expectation(eur(120),
        eur(12_940), StateOfCharge.percent(40), new WattHours(40_000))), new WattHours(41_250), new WattHours(7_000),
        new WattHours(38_560), new WattHours(6_450), Optional.of(StateOfCharge.percent(41.5)), refused, 3,
        Optional.of(new Judged(better, outcome)));
    return new SummaryView(plain.sessionId(), plain.plugged(), plain.unplugged(), plain.permission(), plain.imported(),
        plain.exported(), Optional.of(paid.earned()), Optional.of(paid.spent()), plain.records(), true, 0, review,
        account, List.of("TIDEGATE COPY 1/2\nCS-1\nparty-1\n" + "ABCDEFGH234567".repeat(70),
            "TIDEGATE COPY 2/2\nCS-1\nparty-1\n" + "ABCDEFGH234567".repeat(20)));
  }

  /** The same with another summary. */
  public static EvseView summary(EvseView evse, SummaryView summary) {
    return new EvseView(evse.id(), evse.version() + 1, evse.screen(), evse.reserved(), evse.current(),
        evse.canDischarge(),
        evse.commanded(), evse.reading(), evse.prices(), evse.patterns(), evse.faults(), evse.session(),
        Optional.of(summary));
  }

  /** The same with a fault. */
  public static EvseView fault(EvseView evse, FaultKind kind) {
    var screen = kind.stopsCharging() ? Screen.FAULT : evse.screen();
    return new EvseView(evse.id(), evse.version(), screen, evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        evse.reading(), evse.prices(), evse.patterns(), List.of(new Fault(kind, FaultSource.PROGRAM, "broken")),
        evse.session(),
        evse.summary());
  }

  /** The same with these patterns to pick from. */
  public static EvseView patterns(EvseView evse, List<ConditionsPattern> patterns) {
    return new EvseView(evse.id(), evse.version(), evse.screen(), evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        evse.reading(), evse.prices(), patterns, evse.faults(), evse.session(), evse.summary());
  }

  static EvseView version(EvseView evse, long version) {
    return new EvseView(evse.id(), version, evse.screen(), evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        evse.reading(), evse.prices(), evse.patterns(), evse.faults(), evse.session(), evse.summary());
  }

  /** On another screen. */
  public static EvseView screen(EvseView evse, Screen screen) {
    return new EvseView(evse.id(), evse.version(), screen, evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        evse.reading(), evse.prices(), evse.patterns(), evse.faults(), evse.session(), evse.summary());
  }

  /** Kept for somebody who has reserved. */
  public static EvseView reserved(EvseView evse) {
    return new EvseView(evse.id(), evse.version(), evse.screen(), true, evse.current(), evse.canDischarge(),
        evse.commanded(), evse.reading(), evse.prices(), evse.patterns(), evse.faults(), evse.session(),
        evse.summary());
  }

  /** The meter was read. */
  public static EvseView reading(EvseView evse, Instant at, int watts) {
    var reading = new MeterReading(at, new WattHours(100_000), new WattHours(50_000), new Watts(watts),
        Optional.empty());
    return new EvseView(evse.id(), evse.version(), evse.screen(), evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        Optional.of(reading), evse.prices(), evse.patterns(), evse.faults(), evse.session(), evse.summary());
  }

  /** With this to read. */
  public static EvseView board(EvseView evse, BoardView board) {
    return new EvseView(evse.id(), evse.version(), evse.screen(), evse.reserved(), evse.current(),
        evse.canDischarge(), evse.commanded(),
        evse.reading(), evse.prices(), evse.patterns(), evse.faults(), evse.session(), evse.summary(), board);
  }

  /** A long message, a tariff and a cost. */
  public static BoardView longBoard(BoardView.Cost cost) {
    var words = "The car park closes at 22:00. Please move your vehicle by then, or take the exit at the south side; "
        + "your ticket is valid until the morning. ";
    return new BoardView(new Showing(List.of(message(4, words.repeat(3)), message(5, "Coffee on the first floor"))),
        List.of(DisplayText.of("€0.39 per kWh by day, €0.29 from 22:00 to 06:00, and €0.10 per minute once full")),
        Optional.of(cost), List.of());
  }

  /** A message in no language. */
  public static DisplayMessage message(int id, String words) {
    return new DisplayMessage(id, DisplayMessage.Priority.NormalCycle, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(DisplayText.of(words)));
  }

  /** With other prices. */
  public static EvseView prices(EvseView evse, Optional<Price> sale, Optional<Price> purchase) {
    return new EvseView(evse.id(), evse.version(), evse.screen(), evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        evse.reading(), new PricesView(sale, purchase, Optional.empty()), evse.patterns(), evse.faults(),
        evse.session(),
        evse.summary());
  }

  private static EvseView session(EvseView evse, Optional<SessionView> session) {
    return new EvseView(evse.id(), evse.version(), evse.screen(), evse.reserved(), evse.current(), evse.canDischarge(),
        evse.commanded(),
        evse.reading(), evse.prices(), evse.patterns(), evse.faults(), session, evse.summary());
  }

  /** With another session. */
  public static EvseView session(EvseView evse, UnaryOperator<SessionView> change) {
    return session(evse, evse.session().map(change));
  }

  /** With these conditions. */
  public static EvseView conditions(EvseView evse, Conditions conditions) {
    return session(evse, s -> new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(),
        s.startOffered(), s.permission(), s.permittedVia(), evse.prices().sale().isPresent() || s.chargeOnly(),
        s.answerUntil(), Optional.of(conditions), s.reasons(), s.transactionId(), s.chargingState(), s.imported(),
        s.exported(), s.earned(), s.spent(), Optional.of(new SessionView.Expectation(eur(120), eur(340),
            StateOfCharge.percent(55), new WattHours(8000)))));
  }

  static Conditions conditions(ConditionsPattern pattern, Instant now) {
    return new Conditions(1, pattern.minimumCharge(), pattern.requiredCharge(), pattern.lowestSalePrice(),
        pattern.highestPurchasePrice(), pattern.stay().map(now::plus), List.of(), pattern.wearBudget(), false,
        CompensationUse.OFFSET);
  }

  /** With hours of working days. */
  public static Conditions inSlot(Conditions c) {
    var slot = new Slot(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(18, 0), LocalTime.of(7, 0));
    return new Conditions(c.version(), c.minimumCharge(), c.requiredCharge(), c.lowestSalePrice(),
        c.highestPurchasePrice(), c.departure(), List.of(slot), c.wearBudget(), c.entrusted(), c.compensationUse());
  }

  static SessionView authorized(SessionView s) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), true, s.startOffered(), s.permission(),
        s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(), Optional.of("tx-1"),
        Optional.of(ChargingState.Charging), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation());
  }

  /** Answered. */
  public static SessionView permission(SessionView s, PermissionState state, Permission.By by) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(), state,
        state == PermissionState.GRANTED ? Optional.of(by) : Optional.empty(), s.permitPossible(), Optional.empty(),
        s.conditions(), s.reasons(), s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(),
        s.spent(), s.expectation());
  }

  /** To be answered until then. */
  public static SessionView answerUntil(SessionView s, Deadline until) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), Optional.of(until), s.conditions(), s.reasons(),
        s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation());
  }

  /** With power limited. */
  public static SessionView limited(SessionView s, LimitReason... reasons) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), List.of(reasons),
        s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation());
  }

  /** Charging by choice, or with the aggregator. */
  static SessionView chargesNow(SessionView s, boolean now) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(),
        s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation(), now,
        s.priority());
  }

  /** With this choice about priority charging. */
  public static SessionView priority(SessionView s, PriorityChoice choice) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(),
        s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation(),
        s.chargesNow(), choice);
  }

  /** Of a vehicle that can only charge. */
  public static SessionView chargeOnly(SessionView s) {
    return new SessionView(s.id(), s.since(), s.vehicle(), true, s.authorized(), s.startOffered(), s.permission(),
        s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(), s.transactionId(),
        s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation());
  }

  /** With so much money in cents. */
  public static SessionView earned(SessionView s, long earned, long spent) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(),
        s.transactionId(), s.chargingState(), new WattHours(12_500), new WattHours(38_560), Optional.of(eur(earned)),
        Optional.of(eur(spent)), s.expectation());
  }

  /** With this known of the driver. */
  public static SessionView driver(SessionView s, DriverView driver) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(),
        s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation(),
        s.chargesNow(), s.priority(), driver, s.wentOn());
  }

  /** The permission stood before the station started last. */
  public static SessionView wentOn(SessionView s) {
    return new SessionView(s.id(), s.since(), s.vehicle(), s.chargeOnly(), s.authorized(), s.startOffered(),
        s.permission(), s.permittedVia(), s.permitPossible(), s.answerUntil(), s.conditions(), s.reasons(),
        s.transactionId(), s.chargingState(), s.imported(), s.exported(), s.earned(), s.spent(), s.expectation(),
        s.chargesNow(), s.priority(), s.driver(), true);
  }

  /** The aggregator offers this many patterns of its own. */
  public static StationView offering(StationView view, int evse, int count) {
    var offered = IntStream.range(0, count).mapToObj(i -> new OfferedPattern(
        new Said(Map.of("en", "Offer of kind " + i, "de", "Angebot Nummer " + i)),
        pattern("offer-" + i, 30, Optional.empty(), "0.22", Optional.empty()))).toList();
    var terms = new Terms("1", view.aggregator(), Optional.empty(), Optional.empty(), Optional.empty(), offered);
    var with = with(view, evse, old -> {
      var all = new ArrayList<>(old.patterns());
      all.addAll(terms.conditions());
      return new EvseView(old.id(), old.version(), old.screen(), old.reserved(), old.current(), old.canDischarge(),
          old.commanded(), old.reading(), old.prices(), all, old.faults(), old.session(), old.summary());
    });
    return new StationView(with.at(), with.online(), with.availability(), with.aggregator(), with.stationFault(),
        with.evses(), with.identification(), new AggregatorView(terms, false, Map.of(), Map.of()));
  }

  /** An aggregator that says as much as it may, in every language, to the driver at this EVSE. */
  public static AggregatorView talkative(String name, int evse) {
    var offer = new Said(
        Map.of("en", fill("We pay you for the evening peak, from 17:00 to 21:00. ", Terms.LONGEST_TEXT),
            "de", fill("Wir zahlen Ihnen für die Abendspitze von 17:00 bis 21:00. ", Terms.LONGEST_TEXT),
            "fr", fill("Nous vous payons pour la pointe du soir, de 17:00 à 21:00. ", Terms.LONGEST_TEXT),
            "ja", fill("夕方のピーク時間帯、17:00から21:00までの電力を買い取ります。", Terms.LONGEST_TEXT)));
    var advice = new Said(Map.of("en", fill("Come by at noon: power is cheapest then. ", Advice.LONGEST_TEXT),
        "de", fill("Kommen Sie mittags: Dann ist Strom am billigsten. ", Advice.LONGEST_TEXT),
        "fr", fill("Venez à midi\u00a0: l’électricité est alors moins chère. ", Advice.LONGEST_TEXT),
        "ja", fill("正午のご利用がおすすめです。電気が最も安くなります。", Advice.LONGEST_TEXT)));
    var figures = IntStream.range(0, Advice.MOST_FIGURES).mapToObj(i -> new Advice.Figure(
        new Said(Map.of("en", "At noon, " + i, "de", "Mittags, " + i, "fr", "À midi, " + i, "ja", "正午 " + i)),
        Optional.of(eur(1_234_567)), Optional.empty())).toList();
    var statement = new CompensationStatement("s-1", "party-1", NOW, Optional.empty(), eur(1_234_567), eur(1_234_567),
        eur(12_345), eur(12_345), 1_234_567);
    return new AggregatorView(new Terms("7", name, Optional.of(offer), Optional.empty(), Optional.empty(), List.of()),
        false, Map.of(evse, statement), Map.of(evse, new Advice("a-1", "party-1", NOW, advice, figures)));
  }

  private static String fill(String sentence, int most) {
    return sentence.repeat(most / sentence.length()).strip();
  }

  /** The driver is known like this, and nothing is remembered. */
  public static EvseView known(EvseView evse, DriverView.Identity identity) {
    return session(evse, s -> driver(s, new DriverView(identity, false, Optional.empty(), false, false,
        Optional.empty())));
  }

  /** A known driver who was here in this month and the one before. */
  public static EvseView returning(EvseView evse) {
    var sums = new SessionSums(new WattHours(12_500), new WattHours(38_560), Optional.of(eur(1234)),
        Optional.of(eur(356)));
    var unpriced = new SessionSums(new WattHours(4000), WattHours.ZERO, Optional.empty(), Optional.empty());
    var visits = List.of(visit("2026-10-12T17:00:00Z", sums), visit("2026-11-03T17:00:00Z", sums),
        visit("2026-11-09T17:00:00Z", unpriced), visit("2026-11-17T17:00:00Z", sums));
    return session(evse, s -> driver(s, new DriverView(DriverView.Identity.CONFIRMED, false, s.conditions(), false,
        false, Optional.empty(), visits)));
  }

  private static Visit visit(String plugged, SessionSums sums) {
    var from = Instant.parse(plugged);
    return new Visit(from, from.plusSeconds(7200), sums, 14, true, List.of(new Gain("pattern-earn-more", eur(160))));
  }

  /** Something is remembered behind a PIN. */
  public static DriverView locked(DriverView.Identity identity) {
    return new DriverView(identity, true, Optional.empty(), false, false, Optional.empty());
  }

  /** A standing order permits then. */
  public static EvseView announced(EvseView evse, Deadline until) {
    return session(evse, s -> driver(s, new DriverView(DriverView.Identity.CONFIRMED, false, s.conditions(), false,
        true, Optional.of(until))));
  }

  /** The same driver with these conditions remembered, and nothing locked. */
  public static DriverView remembering(DriverView d, Optional<Conditions> conditions) {
    return new DriverView(d.identity(), false, conditions, d.pinSet(), d.standingOrder(), d.announcedUntil());
  }

  /** The same driver with a standing order, or without. */
  public static DriverView ordering(DriverView d, boolean order) {
    return new DriverView(d.identity(), false, d.remembered(), d.pinSet(), order, Optional.empty());
  }

  private static List<ConditionsPattern> patterns() {
    return List.of(pattern("balanced", 40, Optional.of(80.0), "0.25", Optional.of(Duration.ofHours(8))),
        pattern("careful", 60, Optional.of(90.0), "0.40", Optional.of(Duration.ofHours(8))),
        pattern("earn-more", 20, Optional.empty(), "0.15", Optional.empty()),
        pattern("ready-soon", 70, Optional.of(95.0), "0.50", Optional.of(Duration.ofHours(2))));
  }

  private static ConditionsPattern pattern(String id, double minimum, Optional<Double> required, String price,
      Optional<Duration> stay) {
    return new ConditionsPattern(id, StateOfCharge.percent(minimum), required.map(StateOfCharge::percent),
        Price.of(price, "EUR"), Price.of("0.30", "EUR"), stay, Optional.of(new WattHours(12_000)));
  }

  private static Vehicle vehicle(Instant now) {
    return new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.empty(), Optional.of(StateOfCharge.percent(62.4)),
        Optional.of(now), Optional.of(new WattHours(64_000)), Optional.of(93.0), Optional.of(new Watts(11_000)),
        Optional.of(new Watts(10_000)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static Money eur(long cents) {
    return new Money(cents, Currency.getInstance("EUR"));
  }
}
