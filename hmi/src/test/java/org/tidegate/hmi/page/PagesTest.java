package org.tidegate.hmi.page;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.display.Showing;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.sale.Settlement;
import org.tidegate.domain.view.AccountView;
import org.tidegate.domain.view.AggregatorView;
import org.tidegate.domain.view.BoardView;
import org.tidegate.domain.view.BoardView.Cost;
import org.tidegate.domain.view.Deadline;
import org.tidegate.domain.view.DriverView.Identity;
import org.tidegate.domain.view.EvseView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.Screen;
import org.tidegate.domain.view.SessionView.PriorityChoice;
import org.tidegate.domain.view.StationView;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.text.Texts;
import org.tidegate.hmi.text.Wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PagesTest {
  private static final String BOARD = "<div class=\"board";
  private static final long NANOS = System.nanoTime();
  private static final Texts ENGLISH = Texts.load("en");

  private final Surroundings surroundings = new Surroundings(PanelSettings.defaults(), new Languages(List.of(ENGLISH)),
      "secret", "1");

  @Test
  void idle_free_showsPricesAndNoAnswer() {
    var page = main(Views.idle(1));
    assertThat(page)
        .contains(value("sale-price", "0.32"), value("purchase-price", "0.285"), value("permission", "none"))
        .doesNotContain("data-action=\"permit\"", "data-action=\"deny\"");
  }

  @Test
  void reserved_free_saysSoInWordsAndForPrograms() {
    assertThat(main(Views.reserved(Views.idle(1)))).contains(value("reserved", "true"), "Hold your card to the reader")
        .doesNotContain("Plug in to start");
    assertThat(main(Views.idle(1))).doesNotContain("reserved");
  }

  @Test
  void reserved_plugged_saysWhoseCardIsAwaited() {
    assertThat(main(Views.reserved(Views.asked(1, Views.NOW)))).contains(value("reserved", "true"),
        "show the card that booked it");
  }

  @Test
  void overview_reserved_isNotFree() {
    var view = Views.station(Views.idle(1), Views.reserved(Views.idle(2)));
    var page = Pages.overview(List.of(viewing(view, 1), viewing(view, 2))).main().markup();
    assertThat(page).containsOnlyOnce(">Free<").containsOnlyOnce(">Reserved<");
  }

  @Test
  void board_message_isEscapedTextInAStripOfItsOwn() {
    var nasty = Views.message(4, "<img src=x onerror=alert(1)>\"'&");
    for (var evse : List.of(Views.idle(1), Views.ready(1, Views.NOW), Views.selling(1, Views.NOW),
        Views.summary(1, Views.NOW), Views.fault(Views.selling(1, Views.NOW), FaultKind.EmergencyStop))) {
      var page = main(Views.board(evse, new BoardView(new Showing(List.of(nasty)), List.of(), Optional.empty(),
          List.of())));
      assertThat(page).contains(BOARD, "data-value=\"message\" data-raw=\"4\"", "&lt;img src=x")
          .doesNotContain("<img");
      assertThat(page.indexOf(BOARD)).isBetween(page.indexOf("</section>"), page.indexOf("<footer"));
      assertThat(page.substring(page.indexOf(BOARD), page.indexOf("<footer"))).doesNotContain("button", "href");
    }
  }

  @Test
  void board_nothingToRead_isNotThere() {
    assertThat(main(Views.selling(1, Views.NOW))).doesNotContain(BOARD, "data-action=\"messages\"");
    assertThat(main(Views.idle(1))).doesNotContain(BOARD, "data-action=\"messages\"");
  }

  /** Where a person is in the middle of something, nobody interrupts. */
  @ParameterizedTest
  @EnumSource(value = Place.class, names = {"CONDITIONS", "DETAILS", "CONFIRM"})
  void board_whileADriverDecides_isNotThere(Place place) {
    var evse = Views.board(Views.ready(1, Views.NOW), Views.longBoard(new Cost.Running(Views.eur(420))));
    assertThat(at(evse, place)).doesNotContain(BOARD);
  }

  @Test
  void board_languages_theDriversGoesBeforeThePages() {
    var texts = List.of(new DisplayText(DisplayText.Format.UTF8, "Hello", Optional.of("en")),
        new DisplayText(DisplayText.Format.UTF8, "Bonjour", Optional.of("fr")));
    var words = new BoardView(Showing.NOTHING, texts, Optional.empty(), List.of());
    assertThat(main(Views.board(Views.idle(1), words))).contains("Hello").doesNotContain("Bonjour");
    var french = new BoardView(Showing.NOTHING, texts, Optional.empty(), List.of("fr-BE"));
    assertThat(main(Views.board(Views.idle(1), french))).contains("Bonjour").doesNotContain("Hello");
  }

  @Test
  @Covers({"I02.FR.03", "I03.FR.03", "I05.FR.02"})
  void board_cost_isToldSoFarInTheEndOrNot() {
    assertThat(main(cost(Views.selling(1, Views.NOW), new Cost.Running(Views.eur(420))))).contains("To pay so far",
        value("cost", "420"), "€4.20");
    assertThat(main(cost(Views.summary(1, Views.NOW), new Cost.Final(Views.eur(0))))).contains(value("total-cost", "0"),
        "€0.00");
    assertThat(main(cost(Views.summary(1, Views.NOW), new Cost.NotTold(List.of(DisplayText.of("By invoice"))))))
        .contains(value("total-cost", ""), "By invoice");
    assertThat(main(cost(Views.summary(1, Views.NOW), new Cost.NotTold(List.of())))).contains("not known yet");
  }

  private static EvseView cost(EvseView evse, Cost cost) {
    return Views.board(evse, new BoardView(Showing.NOTHING, List.of(), Optional.of(cost), List.of()));
  }

  @Test
  void messages_allTexts_canBeReadWholePageByPage() {
    var board = Views.longBoard(new Cost.Running(Views.eur(420)));
    var viewing = viewing(Views.station(Views.board(Views.idle(1), board)), 1);
    var read = new StringBuilder();
    for (int number = 0; number < 4; number++) {
      read.append(Pages.of(viewing, Place.MESSAGES, number).main().markup());
    }
    assertThat(read).contains("0.39 per kWh", "Coffee on the first floor", "data-action=\"next\"",
        "data-action=\"back\"");
    assertThat(Pages.of(viewing, Place.MESSAGES, 99).main().markup())
        .isEqualTo(Pages.of(viewing, Place.MESSAGES, 0).main().markup());
  }

  @Test
  void request_withoutConditions_canBeDeniedButNotPermitted() {
    var page = main(Views.asked(1, Views.NOW));
    assertThat(button(page, "permit")).contains(" disabled");
    assertThat(button(page, "deny")).doesNotContain("disabled");
    assertThat(page).contains("Choose your conditions", value("permission", "none"));
  }

  @Test
  void request_ready_showsAllThatADriverMustSee() {
    assertThat(main(Views.ready(1, Views.NOW))).contains(value("minimum-charge", "40.0"),
        value("required-charge", "80.0"),
        value("sale-price", "0.32"), value("purchase-price", "0.285"), value("lowest-sale-price", "0.25"),
        value("highest-purchase-price", "0.30"), value("wear-budget", "12000"), "Northwind Flex", "any time: Withdraw",
        "Estimate", "€1.20–€3.40");
  }

  @Test
  void request_ready_permitAsksToConfirm() {
    var page = main(Views.ready(1, Views.NOW));
    assertThat(page).contains("<form method=\"get\" action=\"/panel/1/confirm\" data-key=\"permit\">");
    assertThat(button(page, "permit")).doesNotContain("disabled");
  }

  @Test
  void request_unknownSalePrice_saysWhatIsMissing() {
    var ready = Views.ready(1, Views.NOW);
    var without = Views.prices(ready, Optional.empty(), ready.prices().purchase());
    var page = main(Views.conditions(without, ready.session().orElseThrow().conditions().orElseThrow()));
    assertThat(button(page, "permit")).contains(" disabled");
    assertThat(page).contains("not known yet", "no price");
  }

  @Test
  void request_lastSeconds_offersMoreTime() {
    var hurried = Views.session(Views.ready(1, Views.NOW),
        session -> Views.answerUntil(session, Deadline.after(NANOS, Duration.ofSeconds(20))));
    assertThat(main(hurried)).contains("data-action=\"more-time\"", "20 s left");
    assertThat(main(Views.ready(1, Views.NOW))).doesNotContain("data-action=\"more-time\"");
  }

  @Test
  void request_chargeOnly_asksAboutChargingOnly() {
    var page = main(Views.session(Views.ready(1, Views.NOW), Views::chargeOnly));
    assertThat(page).contains("time your charging?", value("sale-price", ""), "not applicable")
        .doesNotContain("use your battery", value("minimum-charge", "40.0"));
  }

  @Test
  void request_nameWithMarkup_isEscaped() {
    var view = new StationView(Views.NOW, true, "Operative", "<img src=x onerror=alert(1)>&\"'", Optional.empty(),
        List.of(Views.ready(1, Views.NOW)));
    assertThat(document(view, Place.MAIN)).contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;")
        .doesNotContain("<img");
  }

  @Test
  void conditions_patternOfTheAggregator_hasItsOwnName_andIsEscaped() {
    var pattern = new ConditionsPattern("night-pool", StateOfCharge.percent(40), Optional.empty(),
        Price.of("0.2", "EUR"), Price.of("0.3", "EUR"), Optional.empty(), Optional.empty());
    var terms = new Terms("1", "Northwind Flex", Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(new OfferedPattern(Said.in("en", "Night <pool>"), pattern)));
    var own = Views.asked(1, Views.NOW).patterns();
    var asked = Views.patterns(Views.asked(1, Views.NOW), Stream.concat(own.stream(), Stream.of(pattern)).toList());
    var view = Views.saying(Views.station(asked), new AggregatorView(terms, false, Map.of(), Map.of()));
    assertThat(document(view, Place.CONDITIONS)).contains("Night &lt;pool&gt;", "data-action=\"pattern-night-pool\"");
  }

  @Test
  void idle_whereVehiclesAreIdentified_saysItBeforeThePlug() {
    var words = new AggregatorView(Terms.of("Northwind Flex"), true, Map.of(), Map.of());
    var said = "Northwind Flex learns which car plugs in";
    assertThat(document(Views.saying(Views.station(Views.idle(1)), words), Place.MAIN)).contains(said);
    assertThat(main(Views.idle(1))).doesNotContain(said);
  }

  @Test
  void confirm_ready_repeatsTheConditionsAndDeniesInOneTap() {
    var page = at(Views.ready(1, Views.NOW), Place.CONFIRM);
    assertThat(page).contains(value("minimum-charge", "40.0"), "data-action=\"confirm-permit\"",
        "data-action=\"deny\"");
  }

  @Test
  void confirm_notPossible_leadsToTheQuestion() {
    assertThat(at(Views.asked(1, Views.NOW), Place.CONFIRM)).contains("data-action=\"permit\"")
        .doesNotContain("confirm-permit");
  }

  @Test
  void running_selling_showsMeasuredPowerOutOfTheBattery() {
    assertThat(main(Views.selling(1, Views.NOW))).contains(value("power", "-5020"), "Selling", "5.0",
        value("soc", "62.4"),
        value("earned", "1234"), value("spent", "356"), value("exported", "38560"), value("imported", "12500"),
        value("stale", "false"), "data-action=\"withdraw\"", "data-action=\"stop\"");
  }

  @Test
  void running_readingExactlyFiveSecondsOld_isLive() {
    assertThat(main(Views.reading(Views.selling(1, Views.NOW), Views.NOW.minusSeconds(5), 0)))
        .contains(value("stale", "false"));
  }

  /** The clock was set back since. */
  @Test
  void running_readingOfALaterTime_isMarked() {
    assertThat(main(Views.reading(Views.selling(1, Views.NOW), Views.NOW.plusMillis(5001), -5020)))
        .contains(value("stale", "true"));
    assertThat(main(Views.reading(Views.selling(1, Views.NOW), Views.NOW.plusSeconds(5), -5020)))
        .contains(value("stale", "false"));
  }

  @Test
  void running_readingOlderThanFiveSeconds_isMarked() {
    assertThat(main(Views.reading(Views.selling(1, Views.NOW), Views.NOW.minusMillis(5001), -5020)))
        .contains(value("stale", "true"), "Old values, last read at 08:59", "figure power out old");
  }

  @ParameterizedTest
  @EnumSource(LimitReason.class)
  void running_limited_saysWhyAndWhatWouldLiftIt(LimitReason reason) {
    var page = main(Views.session(Views.selling(1, Views.NOW), session -> Views.limited(session, reason)));
    assertThat(page).contains(value("reason", reason.token()), ENGLISH.say("reason-" + reason.token()),
        ENGLISH.say("reason-" + reason.token() + "-lift"));
  }

  @ParameterizedTest
  @EnumSource(value = PermissionState.class, names = {"DENIED", "EXPIRED", "WITHDRAWN"})
  void running_notPermitted_canStillBePermitted(PermissionState state) {
    var page = main(answered(state, 0));
    assertThat(page).contains(value("permission", state.token())).doesNotContain("data-action=\"withdraw\"");
    assertThat(button(page, "permit")).doesNotContain("disabled");
  }

  @Test
  void running_withdrawn_saysByTheMeterWhetherPowerStopped() {
    assertThat(main(answered(PermissionState.WITHDRAWN, 0))).contains(value("stopped", "true"), "power has stopped");
    assertThat(main(answered(PermissionState.WITHDRAWN, -3000))).contains(value("stopped", "false"), "still leaves");
    assertThat(main(answered(PermissionState.WITHDRAWN, 3000))).contains(value("stopped", "true"), "It charges");
  }

  @Test
  void running_withdrawnAndMeterSilent_doesNotSayThatPowerStopped() {
    var silent = Views.reading(answered(PermissionState.WITHDRAWN, 0), Views.NOW.minusSeconds(10), 0);
    assertThat(main(silent)).contains(value("stopped", "false"), "not confirmed");
  }

  @Test
  @Covers("2.1 K22.FR.04")
  void running_priorityCharging_isOfferedOnlyWherePreparedAndEndedOnlyWhileInEffect() {
    assertThat(main(priority(PriorityChoice.NONE))).contains("data-action=\"charge-now\"")
        .doesNotContain("data-action=\"priority\"", "data-action=\"end-priority\"");
    assertThat(main(priority(PriorityChoice.OFFERED))).contains("data-action=\"priority\"",
        value("priority-charging", "offered")).doesNotContain("data-action=\"end-priority\"", "other plans wait");
    assertThat(main(priority(PriorityChoice.IN_EFFECT))).contains("data-action=\"end-priority\"",
        value("priority-charging", "in-effect"), "other plans wait").doesNotContain("data-action=\"priority\"");
  }

  @Test
  void running_notPermittedButPrioritised_offersIt() {
    var denied = Views.session(answered(PermissionState.DENIED, 0),
        session -> Views.priority(session, PriorityChoice.OFFERED));
    assertThat(main(denied)).contains("data-action=\"priority\"", "data-action=\"permit\"");
  }

  private static EvseView priority(PriorityChoice choice) {
    return Views.session(Views.selling(1, Views.NOW), session -> Views.priority(session, choice));
  }

  @Test
  void running_permittedElsewhere_saysHow() {
    var remote = Views.session(Views.selling(1, Views.NOW),
        session -> Views.permission(session, PermissionState.GRANTED, Permission.By.REMOTE));
    assertThat(main(remote)).contains("over the internet");
  }

  @Test
  void running_notStarted_offersStartOrCard() {
    var waiting = Views.screen(Views.session(Views.ready(1, Views.NOW),
        session -> Views.permission(session, PermissionState.DENIED, Permission.By.PANEL)), Screen.RUNNING);
    assertThat(main(waiting)).contains("data-action=\"start\"", "hold your card")
        .doesNotContain("data-action=\"stop\"");
  }

  @ParameterizedTest
  @EnumSource(value = Place.class)
  void anyPlace_whileGranted_withdrawsInTwoTaps(Place place) {
    assertThat(at(Views.selling(1, Views.NOW), place)).containsAnyOf("data-action=\"withdraw\"",
        "data-action=\"confirm-withdraw\"");
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void anyScreen_whileGranted_withdrawsInTwoTaps(Screen screen) {
    var granted = Views.screen(Views.selling(1, Views.NOW), screen);
    assertThat(main(granted)).contains("data-action=\"withdraw\"");
  }

  @Test
  void history_month_sumsItsStaysAndSaysWhichHadNoPrice() {
    var viewing = viewing(Views.station(Views.returning(Views.selling(1, Views.NOW))), 1);
    assertThat(Pages.of(viewing, Place.HISTORY, Period.parse("2026-11"), 1).main().markup()).contains("November 2026",
        value("period", "2026-11"), value("earned", "2468"), value("spent", "712"), value("exported", "77120"),
        value("imported", "29000"), value("visits", "3"), "without a price: 1", "value=\"2026-10\"",
        "value=\"2026-12\"", "value=\"2026\"");
    assertThat(Pages.of(viewing, Place.HISTORY, Period.parse("2026"), 1).main().markup()).contains(
        value("earned", "3702"),
        value("visits", "4"), "value=\"2025\"", "value=\"2026-11\"");
    assertThat(Pages.of(viewing, Place.HISTORY, Period.parse("2024"), 1).main().markup()).contains(
        "data-value=\"earned\" data-raw=\"\"",
        value("visits", "0"));
  }

  @Test
  void visits_ofAPeriod_areTheNewestFirstWithTheirRecords() {
    var viewing = viewing(Views.station(Views.returning(Views.selling(1, Views.NOW))), 1);
    var year = Pages.of(viewing, Place.VISITS, Period.parse("2026"), 1).main().markup();
    assertThat(year).contains("2026 (1/3)", value("visit", "2026-11-17T17:00:00Z"), value("visit-earned", "1234"),
        value("visit-spent", "356"), value("visit-records", "14"), "data-value=\"visit-earned\" data-raw=\"\"",
        "name=\"page\" value=\"2\"").doesNotContain("2026-10-12");
    assertThat(Pages.of(viewing, Place.VISITS, Period.parse("2026"), 2).main().markup())
        .contains(value("visit", "2026-10-12T17:00:00Z"), "(2/3)").doesNotContain("2026-11-17");
    assertThat(Pages.of(viewing, Place.VISITS, Period.parse("2026-10"), 1).main().markup()).contains("(1/2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-13", "26", "now", "2026-1", "20261"})
  void period_thatIsNone_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Period.parse(text));
  }

  @Test
  void visits_otherConditionsWouldHaveEarnedMore_endWithHowMuchAndWhatIsAssumed() {
    var viewing = viewing(Views.station(Views.returning(Views.selling(1, Views.NOW))), 1);
    assertThat(Pages.of(viewing, Place.VISITS, Period.parse("2026-11"), 1).main().markup())
        .contains("data-action=\"next-page\"").doesNotContain("period-advice");
    assertThat(Pages.of(viewing, Place.VISITS, Period.parse("2026-11"), 2).main().markup()).contains(
        value("period-advice", "pattern-earn-more"), "“Earn more”", "€4.80 more", "Assumed: the same prices")
        .doesNotContain("data-action=\"next-page\"", "data-value=\"visit\"");
    assertThat(Pages.of(viewing, Place.VISITS, Period.parse("2024"), 2).main().markup())
        .doesNotContain("period-advice");
  }

  @Test
  void history_lockedOrOfNobody_isNotToBeHad() {
    var locked = Views.session(Views.selling(1, Views.NOW), s -> Views.driver(s, Views.locked(Identity.TOKEN)));
    assertThat(Place.HISTORY.fits(viewing(Views.station(locked), 1))).isFalse();
    assertThat(Place.VISITS.fits(viewing(Views.station(locked), 1))).isFalse();
    assertThat(Place.HISTORY.fits(viewing(Views.station(Views.selling(1, Views.NOW)), 1))).isFalse();
    assertThat(Place.HISTORY.fits(viewing(Views.station(Views.returning(Views.selling(1, Views.NOW))), 1))).isTrue();
  }

  @Test
  void terms_besideTheQuestion_areTheAggregatorsWordsEscapedAndBehindNothing() {
    var nasty = new Said(Map.of("en", "<b>Free!</b> \"'&", "de", "Umsonst!"));
    var words = new AggregatorView(new Terms("7", "Northwind Flex", Optional.of(nasty), Optional.empty(),
        Optional.empty(), List.of()), false, Map.of(), Map.of());
    for (var evse : List.of(Views.asked(1, Views.NOW), Views.ready(1, Views.NOW))) {
      var page = Pages.of(viewing(Views.saying(Views.station(evse), words), 1), Place.MAIN).main().markup();
      assertThat(page).contains(value("terms", "7"), "Northwind Flex: ").doesNotContain("<b>Free", "Umsonst");
      assertThat(page.indexOf("data-value=\"terms\"")).isBetween(page.indexOf(BOARD), page.indexOf("<footer"));
    }
    var all = Pages.of(viewing(Views.saying(Views.station(Views.asked(1, Views.NOW)), words), 1), Place.MESSAGES, 0);
    assertThat(all.main().markup()).contains("Northwind Flex: &lt;b&gt;Free!&lt;/b&gt; &quot;&#39;&amp;");
    var there = Pages.of(viewing(Views.saying(Views.station(Views.asked(1, Views.NOW)), words), 1), Place.CONDITIONS);
    assertThat(there.main().markup()).contains("action=\"/panel/1/messages\"");
    for (var evse : List.of(Views.idle(1), Views.selling(1, Views.NOW), Views.summary(1, Views.NOW))) {
      assertThat(Pages.of(viewing(Views.saying(Views.station(evse), words), 1), Place.MAIN).main().markup())
          .doesNotContain("data-value=\"terms\"");
    }
  }

  /** A message that must be shown is not driven away: the offer takes its turn with tariff and cost. */
  @Test
  void terms_besideAMessage_takeTurnsWithTheMoney() {
    var evse = Views.board(Views.ready(1, Views.NOW), Views.longBoard(new Cost.Running(Views.eur(420))));
    var station = Views.saying(Views.station(evse), Views.talkative("Northwind Flex", 1));
    var seen = Stream.of(0, 10, 20).map(seconds -> Pages.of(new Viewing(station, evse, new Wording(ENGLISH,
        ZoneId.of("UTC")), Views.NOW.plusSeconds(seconds), NANOS, surroundings), Place.MAIN).main().markup()).toList();
    assertThat(seen).allMatch(page -> page.contains("data-value=\"message\""));
    for (var name : List.of("terms", "tariff", "cost")) {
      assertThat(seen.stream().filter(page -> page.contains("data-value=\"" + name + "\""))).as(name).hasSize(1);
    }
  }

  @Test
  void request_driverKnownForSure_offersWhatWasChosenLastTimeFirst() {
    var known = Views.known(Views.asked(1, Views.NOW), Identity.CONFIRMED);
    assertThat(main(known)).doesNotContain("data-action=\"recall\"").contains("pattern-ready-soon");
    var remembering = Views.session(known, s -> Views.driver(s, Views.remembering(s.driver(),
        Views.ready(1, Views.NOW).session().orElseThrow().conditions())));
    var page = main(remembering);
    assertThat(page).contains("action=\"/panel/1/recall\"", "As last time").doesNotContain("pattern-ready-soon");
    assertThat(page.indexOf("data-action=\"recall\"")).isLessThan(page.indexOf("data-action=\"pattern-balanced\""));
  }

  /** What may be copied, a card's number or a vehicle's, shows nothing: first comes the PIN. */
  @Test
  void request_driverKnownByWhatCanBeCopied_offersThePinAlone() {
    var locked = Views.session(Views.asked(1, Views.NOW), s -> Views.driver(s, Views.locked(Identity.VEHICLE)));
    assertThat(main(locked)).contains("action=\"/panel/1/pin\"").doesNotContain("data-action=\"recall\"");
  }

  @Test
  void running_permitted_saysWhatToExpectNow() {
    assertThat(main(Views.selling(1, Views.NOW))).contains(value("expectation", "340"), "€1.20–€3.40");
    assertThat(main(answered(PermissionState.WITHDRAWN, 0))).doesNotContain("data-value=\"expectation\"");
    assertThat(main(Views.reading(Views.selling(1, Views.NOW), Views.NOW.minusSeconds(60), -5020)))
        .doesNotContain("data-value=\"expectation\"");
  }

  @Test
  void advice_afterTheStay_isTheStationsWithItsAssumptionAndTheAggregatorsUnderItsName() {
    var station = Views.saying(Views.station(Views.booked(1, Views.NOW)), Views.talkative("Northwind Flex", 1));
    assertThat(Pages.of(viewing(station, 1), Place.REVIEW).main().markup()).contains("action=\"/panel/1/advice\"");
    var first = Pages.of(viewing(station, 1), Place.ADVICE, 1).main().markup();
    assertThat(first).contains("<h1>Advice</h1>", "About €134.56 earned with “Earn more”.", "Charge at the end 34%",
        "Assumed: the same prices", "data-action=\"next-page\"").doesNotContain("Come by");
    var others = Stream.of(2, 3, 4).map(page -> Pages.of(viewing(station, 1), Place.ADVICE, page).main().markup())
        .toList();
    assertThat(others).allMatch(page -> page.contains("<h1>Advice of Northwind Flex</h1>"));
    assertThat(String.join("", others)).contains("<p>Come by at noon: power", "<p>At noon, 4: €12,345.67</p>");
    assertThat(Place.ADVICE.fits(viewing(Views.station(Views.summary(1, Views.NOW)), 1))).isFalse();
  }

  @Test
  void history_statement_isWhatTheAggregatorHasBooked() {
    var station = Views.saying(Views.station(Views.returning(Views.selling(1, Views.NOW))),
        Views.talkative("Northwind Flex", 1));
    assertThat(Pages.of(viewing(station, 1), Place.HISTORY).main().markup()).contains(value("balance", "1234567"),
        value("points", "1234567"));
  }

  @Test
  void overview_granted_withdrawsInTwoTaps() {
    var view = Views.station(Views.selling(1, Views.NOW), Views.idle(2));
    var page = Pages.overview(List.of(viewing(view, 1), viewing(view, 2)));
    assertThat(page.main().markup()).contains("action=\"/panel/1/withdraw\"", "data-evse=\"2\"");
  }

  @Test
  void fault_known_saysWhatToDo() {
    assertThat(main(Views.fault(Views.idle(1), FaultKind.EmergencyStop))).contains(value("fault", "EmergencyStop"),
        "Emergency stop pressed", "turn the red button");
  }

  @Test
  @Covers("G05.FR.04")
  void fault_ofTheLock_saysSoAndWhatToDo() {
    assertThat(main(Views.fault(Views.idle(1), FaultKind.LockFailure))).contains(value("fault", "LockFailure"),
        ENGLISH.say("fault-lock-failure"), ENGLISH.say("fault-lock-failure-lift"));
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void fault_everyKind_isShownByItsCodeWithWhatToDo(FaultKind kind) {
    assertThat(main(Views.fault(Views.idle(1), kind))).contains(value("fault", kind.name()),
        ENGLISH.say(kind.textKey()), ENGLISH.say(kind.textKey() + "-lift"));
  }

  @Test
  void summary_left_showsBothWays() {
    assertThat(main(Views.summary(1, Views.NOW))).contains(value("earned", "395"), value("spent", "91"),
        value("exported", "12345"), value("imported", "3210"), value("records-match", "true"));
  }

  @Test
  void summary_withoutIdentity_leadsToTheCodeButDoesNotShowIt() {
    var page = main(Views.claimed(1, Views.NOW));
    assertThat(page).contains("data-action=\"payment\"", "data-action=\"review\"", "data-action=\"copy\"",
        value("left", "10254"), "Left for you: €102.54").doesNotContain("7KQ2");
    assertThat(at(Views.claimed(1, Views.NOW), Place.PAYMENT)).contains(
        value("claim-code", "7KQ2-9FHM-XR4T-W6PD-A0B1"), "Set off against this visit’s purchases: €20.91",
        "class=\"qr\"", "Northwind Flex");
  }

  @Test
  void summary_identified_offersTheOtherUseAndShowsTheStatement() {
    assertThat(at(Views.booked(1, Views.NOW), Place.PAYMENT)).contains(value("compensation", "offset"),
        "data-action=\"choose-points\"").doesNotContain("class=\"qr\"", "data-action=\"choose-offset\"", "balance");
    var told = new CompensationStatement("s-1", "party-1", Views.NOW, Optional.empty(), eur(1234), eur(395), eur(91),
        eur(91), 42);
    var station = Views.station(Views.booked(1, Views.NOW));
    var words = new AggregatorView(station.words().terms(), false, Map.of(1, told), Map.of());
    var view = new StationView(station.at(), true, "Operative", "Northwind Flex", Optional.empty(), station.evses(),
        station.identification(), words);
    assertThat(Pages.of(viewing(view, 1), Place.PAYMENT).main().markup()).contains(value("balance", "1234"),
        value("points", "42"), "Balance: €12.34.");
  }

  @Test
  void summary_onlyCharged_saysWhatIsToBePaid() {
    var evse = Views.claimed(1, Views.NOW);
    var paid = Settlement.of(eur(0), eur(250));
    var charged = Views.summary(evse, evse.summary().orElseThrow().paidBy(new AccountView("party-1", false,
        CompensationUse.OFFSET, Optional.of(paid), Optional.empty())));
    assertThat(main(charged)).contains(value("due", "250"), "To pay for this visit: €2.50")
        .doesNotContain("data-action=\"payment\"");
    assertThat(at(charged, Place.PAYMENT)).as("nothing to see there").contains("data-screen=\"summary\"", "earned");
  }

  /** The summary tells the sum; each code has a page of its own, also where the driver has an identity by now. */
  @Test
  void payment_afterRestarts_showsEveryCode() {
    var evse = Views.claimedBeforeRestarts(1, Views.NOW);
    var account = evse.summary().orElseThrow().account();
    assertThat(main(evse)).contains(value("left", "41016"), "€410.16").doesNotContain("3M8C", "7KQ2");
    assertThat(at(evse, Place.PAYMENT)).contains(value("claim-code", "7KQ2-9FHM-XR4T-W6PD-A0B1"), "next-page");
    assertThat(earlier(evse, 1)).contains(value("left", "10254"), value("claim-code", "3M8C-V2QK-90ZJ-HT5B-N6EX"),
        "next-page");
    assertThat(earlier(evse, 2)).contains(value("claim-code", "W1SF-4RGP-7YDA-2KXM-8C0T"), "next-page");
    assertThat(earlier(evse, 3)).contains(value("claim-code", "Q9HN-JB63-ETV5-0PZW-F1R7"))
        .doesNotContain("next-page");
    assertThat(at(Views.claimed(1, Views.NOW), Place.PAYMENT)).doesNotContain("next-page");
    assertThat(at(Views.claimed(1, Views.NOW), Place.EARLIER)).doesNotContain("claim-code");

    var charged = paid(evse, new AccountView("party-1", false, CompensationUse.OFFSET,
        Optional.of(Settlement.of(Views.eur(0), Views.eur(250))), Optional.empty(),
        Optional.of(account.earlier().subList(0, 1))));
    assertThat(main(charged)).contains("data-action=\"payment\"", value("due", "250"), value("left", "10254"));
    assertThat(at(charged, Place.PAYMENT)).contains(value("claim-code", "3M8C-V2QK-90ZJ-HT5B-N6EX"))
        .doesNotContain("next-page");

    var identified = paid(evse, new AccountView("party-1", true, CompensationUse.OFFSET, Optional.empty(),
        Optional.empty(), Optional.of(account.earlier().subList(0, 1))));
    assertThat(at(identified, Place.PAYMENT)).contains("data-action=\"choose-points\"", "next-page")
        .doesNotContain("claim-code");
  }

  private String earlier(EvseView evse, int sheet) {
    return Pages.of(viewing(Views.station(evse), 1), Place.EARLIER, sheet).main().markup();
  }

  private static EvseView paid(EvseView evse, AccountView account) {
    return Views.summary(evse, evse.summary().orElseThrow().paidBy(account));
  }

  @Test
  void review_showsPromisedAskedDeliveredAndPaidSideBySide() {
    assertThat(at(Views.claimed(1, Views.NOW), Place.REVIEW)).contains(value("promised-charge", "40.0"),
        "earns €1.20 to €129.40", value("asked-out", "41250"), value("asked-in", "7000"),
        value("delivered-out", "38560"), value("delivered-in", "6450"), value("lowest-charge", "41.5"),
        value("earned", "12345"), value("spent", "2091"), value("advice", "pattern-earn-more"),
        "About €134.56 earned with “Earn more”.", "Limits (14)");
  }

  @Test
  void refusals_eachIsOnOneOfThePagesWithItsReason() {
    var evse = Views.claimed(1, Views.NOW);
    var all = new StringBuilder();
    for (int sheet = 1; sheet <= 3; sheet++) {
      var page = Pages.of(viewing(Views.station(evse), 1), Place.REFUSALS, sheet).main().markup();
      assertThat(page.split("<li>", -1)).hasSizeBetween(4, 5);
      assertThat(page.contains("data-action=\"next-page\"")).isEqualTo(sheet < 3);
      all.append(page);
    }
    evse.summary().orElseThrow().review().refused().forEach(one -> assertThat(all).contains(
        value("refused", one.reason().token()), ENGLISH.say("reason-" + one.reason().token()).replace("'", "&#39;")));
    assertThat(all).contains("3 more are not listed.", "×3");
    assertThat(Pages.of(viewing(Views.station(evse), 1), Place.REFUSALS, 99).main().markup()).contains("(3/3)");
  }

  @Test
  void copy_pages_areCodesOneAfterTheOther() {
    var first = Pages.of(viewing(Views.station(Views.claimed(1, Views.NOW)), 1), Place.COPY, 1).main().markup();
    var second = Pages.of(viewing(Views.station(Views.claimed(1, Views.NOW)), 1), Place.COPY, 2).main().markup();
    assertThat(first).contains("class=\"qr\"", value("copy-page", "1"), "Page 1 of 2.", "data-action=\"next-page\"");
    assertThat(second).contains(value("copy-page", "2")).doesNotContain("data-action=\"next-page\"");
    assertThat(at(Views.summary(1, Views.NOW), Place.COPY)).doesNotContain("class=\"qr\"");
  }

  @Test
  void afterTheStay_withoutASummary_theseAreNoPlaces() {
    for (var place : List.of(Place.PAYMENT, Place.REVIEW, Place.REFUSALS, Place.COPY)) {
      assertThat(place.fits(viewing(Views.station(Views.idle(1)), 1))).isFalse();
      assertThat(place.fits(viewing(Views.station(Views.selling(1, Views.NOW)), 1))).isFalse();
    }
  }

  @Test
  void conditions_patterns_noneIsChosen() {
    assertThat(at(Views.asked(1, Views.NOW), Place.CONDITIONS)).contains("data-action=\"pattern-balanced\"",
        "data-action=\"pattern-careful\"").doesNotContain("checked", "selected");
  }

  @Test
  void running_permittedBeforeTheRestart_saysThatItGoesOn() {
    assertThat(main(Views.selling(1, Views.NOW))).doesNotContain("after a restart");
    assertThat(main(Views.session(Views.selling(1, Views.NOW), Views::wentOn))).contains("still, after a restart");
  }

  @Test
  void conditions_offersOfTheAggregator_standAmongThemInItsWordsAndNoneIsChosen() {
    var offering = Views.offering(Views.station(Views.asked(1, Views.NOW)), 1, 6);
    var conditions = Pages.of(viewing(offering, 1), Place.CONDITIONS).main().markup();
    assertThat(conditions).contains("Offer of kind 0", "pattern-offer-1", "pattern-balanced", "pattern-careful")
        .doesNotContain("pattern-offer-2", "pattern-earn-more", "checked", "selected");
  }

  @Test
  void memory_nobodyKnown_isNotOffered() {
    assertThat(at(Views.ready(1, Views.NOW), Place.CONDITIONS)).doesNotContain("data-action=\"memory\"");
  }

  @Test
  void memory_cardConfirmed_offersAllOfItAndChoosesNothing() {
    var ready = Views.known(Views.ready(1, Views.NOW), Identity.CONFIRMED);
    assertThat(at(ready, Place.CONDITIONS)).contains("data-action=\"memory\"");
    assertThat(at(ready, Place.MEMORY)).contains("data-action=\"remember\"", "data-action=\"order\"",
        "data-action=\"new-pin\"").doesNotContain("data-action=\"recall\"", "data-action=\"forget\"");
    var remembered = Views.session(ready, s -> Views.driver(s, Views.remembering(s.driver(), s.conditions())));
    assertThat(at(remembered, Place.MEMORY)).contains("data-action=\"recall\"", "data-action=\"forget\"",
        "40%");
  }

  @Test
  void memory_lockedByAPin_showsNothingButTheWayToThePad() {
    var ready = Views.session(Views.ready(1, Views.NOW), s -> Views.driver(s, Views.locked(Identity.VEHICLE)));
    assertThat(at(ready, Place.MEMORY)).contains("data-action=\"pin\"").doesNotContain("recall", "forget", "remember\"",
        "data-action=\"order\"", "new-pin");
  }

  @Test
  void memory_vehicleAlone_remembersOnlyWithAPin() {
    var ready = Views.known(Views.ready(1, Views.NOW), Identity.VEHICLE);
    assertThat(at(ready, Place.MEMORY)).contains("data-action=\"new-pin\"").doesNotContain("data-action=\"remember\"",
        "data-action=\"order\"");
  }

  @Test
  void standingOrder_announced_stopComesFirstAndTheConditionsAreShown() {
    var page = main(Views.announced(Views.ready(1, Views.NOW), Deadline.after(NANOS, Duration.ofSeconds(17))));
    assertThat(page)
        .contains("permits Northwind Flex in 17 s", "data-action=\"stop-order\"", value("minimum-charge", "40.0"),
            value("permission", "none"))
        .doesNotContain("data-action=\"permit\"");
    assertThat(page.indexOf("data-action=\"stop-order\"")).isGreaterThan(page.indexOf("<footer"));
  }

  @Test
  void document_any_hasNoInlineStyleOrScript() {
    for (Place place : Place.values()) {
      assertThat(document(Views.station(Views.ready(1, Views.NOW)), place))
          .doesNotContain("style=", "<style", "onclick")
          .containsOnlyOnce("<script src=");
    }
  }

  @Test
  void html_wrongNumberOfValues_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{} {}", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", 1, 2));
  }

  private static EvseView answered(PermissionState state, int watts) {
    return Views.session(Views.reading(Views.selling(1, Views.NOW), Views.NOW, watts),
        session -> Views.permission(session, state, Permission.By.PANEL));
  }

  @Test
  void idleAndRequest_keyCodeOffered_leadToThePad_runningDoesNot() {
    var offered = new IdentificationView(true, Map.of(), Optional.empty());
    assertThat(said(Views.idle(1), offered)).contains("action=\"/panel/1/key-code\"");
    assertThat(said(Views.ready(1, Views.NOW), offered)).contains("data-action=\"key-code\"");
    assertThat(said(Views.selling(1, Views.NOW), offered)).doesNotContain("key-code");
    assertThat(main(Views.idle(1))).doesNotContain("key-code");
  }

  @Test
  void keyCode_typed_isMasked() {
    var view = Views.identifying(Views.station(Views.idle(1)),
        new IdentificationView(true, Map.of(), Optional.empty()));
    var page = Pages.pad(viewing(view, 1), Place.KEY_CODE, "4711").main().markup();
    assertThat(page).contains("••••", value("typed", "4"), "data-action=\"key-0\"", "data-action=\"key-enter\"");
    assertThat(page.replace("name=\"typed\" value=\"4711\"", "")).doesNotContain("4711");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"'',1,1", "12,3,123", "12,back,1", "'',back,''", "12,enter,12",
      "123456789012,3,123456789012", "12,x,-", "1x,2,-", "1234567890123,1,-", "12,34,-"})
  void typed_eachKey_addsRemovesOrIsRefused(String before, String key, String after) {
    if (after == null) {
      assertThatIllegalArgumentException().isThrownBy(() -> KeyCodeScreen.typed(before, key));
    } else {
      assertThat(KeyCodeScreen.typed(before, key)).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void notice_ofThisEvse_isSaid(IdentificationView.Notice notice) {
    assertThat(said(Views.idle(1), new IdentificationView(false, Map.of(1, notice), Optional.empty())))
        .contains(value("notice", notice.token()), ENGLISH.say(notice.token()).replace("'", "&#39;"));
    assertThat(said(Views.idle(1), new IdentificationView(false, Map.of(2, notice), Optional.empty())))
        .doesNotContain("notice");
  }

  @Test
  void masterPass_presented_offersEachAllAndNothing() {
    var page = said(Views.selling(1, Views.NOW), new IdentificationView(false, Map.of(),
        Optional.of(new IdentificationView.MasterPass(List.of(1, 3)))));
    assertThat(page).contains("data-action=\"stop-1\"", "data-action=\"stop-3\"", "data-action=\"stop-all\"",
        "name=\"evses\" value=\"1,3\"", "data-action=\"stop-none\"").doesNotContain("data-action=\"stop-2\"");
  }

  private String said(EvseView evse, IdentificationView identification) {
    return Pages.of(viewing(Views.identifying(Views.station(evse), identification), 1), Place.MAIN).main().markup();
  }

  private String main(EvseView evse) {
    return at(evse, Place.MAIN);
  }

  private String at(EvseView evse, Place place) {
    return Pages.of(viewing(Views.station(evse), 1), place).main().markup();
  }

  private String document(StationView view, Place place) {
    return Pages.document(Pages.of(viewing(view, 1), place), surroundings);
  }

  private Viewing viewing(StationView view, int evse) {
    return new Viewing(view, view.evse(evse).orElseThrow(), new Wording(ENGLISH, ZoneId.of("UTC")),
        Views.NOW, NANOS, surroundings);
  }

  private static Money eur(long cents) {
    return new Money(cents, Currency.getInstance("EUR"));
  }

  private static String value(String name, String raw) {
    return "data-value=\"" + name + "\" data-raw=\"" + raw + "\"";
  }

  private static String button(String page, String action) {
    int at = page.indexOf("data-action=\"" + action + "\"");
    assertThat(at).as(action + " in " + page).isPositive();
    return page.substring(page.lastIndexOf('<', at), page.indexOf('>', at));
  }
}
