package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.permission.Conditions.CompensationUse;
import org.tidegate.domain.view.BoardView.Cost;
import org.tidegate.domain.view.DriverView;
import org.tidegate.domain.view.IdentificationView;
import org.tidegate.domain.view.SessionView.PriorityChoice;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PanelServer;
import org.tidegate.hmi.PanelSettings;
import org.tidegate.hmi.Views;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A driver at the panel. */
class PanelUseTest {
  /** 1024 × 600 at 6.6 pixels per millimetre: 60 letters of 5 mm side by side, 14 lines. */
  private static final int CHARACTERS_ON_A_SCREEN = 60 * 14;

  /** Milliseconds from the navigation on, once there is one; 0 when none comes. */
  static final String FIRST_PAINT = """
      () => new Promise((done) => {
        setTimeout(() => done(0), 30000);
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) done(paint.startTime);
        }).observe({type: 'paint', buffered: true});
      })""";

  private static Chromium chromium;

  private final ThreadLoop loop = new ThreadLoop();
  private final FakeStation station = new FakeStation(loop, Views.station(Views.asked(1, loop.now())));
  private final PanelServer server = new PanelServer(PanelSettings.defaults(), station, station, loop);
  private int port;
  private Page page;

  @BeforeAll
  static void launch() {
    chromium = new Chromium();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    port = server.start();
    page = context(true).newPage();
  }

  @AfterEach
  void close() {
    page.context().close();
    server.close();
    loop.close();
  }

  @Test
  void driver_choosesAndPermits_isAskedOnceMoreAndIsPermitted() {
    visit("");
    assertThat(action("permit")).isDisabled();
    action("conditions").click();
    assertThat(body()).hasAttribute("data-raw", "conditions");
    action("pattern-balanced").click();
    assertThat(action("permit")).isEnabled();
    assertThat(value("minimum-charge")).hasAttribute("data-raw", "40.0");
    action("permit").click();
    action("confirm-permit").click();
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    assertThat(body()).hasAttribute("data-raw", "running");
    assertThat(station.acts).containsExactly("pattern balanced 1 v7", "permit 1 v8");
  }

  /** Reads what is there in English and taps what it says, as somebody does who was never here before. */
  @Test
  void firstTimeUser_plugsIn_permitsInThreeTapsAndReadsNoMoreThanOneScreenHolds() {
    station.show(Views.station(Views.idle(1)));
    visit("");
    page.evaluate("() => { window.taps = 0; addEventListener('click', () => window.taps++, true); }");
    var read = new LinkedHashSet<String>();
    station.show(Views.station(Views.asked(1, loop.now())));
    for (var word : List.of("Balanced", "Permit", "Yes, permit")) {
      var key = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + word)));
      key.waitFor();
      read.addAll(page.locator("main").innerText().lines().map(String::strip).toList());
      key.click();
    }
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    assertThat(page.evaluate("window.taps")).isEqualTo(3);
    assertThat(String.join(" ", read).length()).isLessThan(CHARACTERS_ON_A_SCREEN);
  }

  /** While anything is permitted, two taps take it back, wherever the person is. */
  @Test
  void anyScreen_whileGranted_twoTapsWithdraw() {
    for (var below : List.of("", "/conditions", "/details", "/withdraw")) {
      station.show(Views.station(Views.selling(1, loop.now())));
      visit(below);
      if (!below.equals("/withdraw")) {
        action("withdraw").click();
      }
      action("confirm-withdraw").click();
      assertThat(value("permission")).hasAttribute("data-raw", "withdrawn");
    }
  }

  @Test
  void permission_givenOrNot_differsInWordDrawingAndPlace() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("");
    var drawing = page.locator(".answer-state path").getAttribute("d");
    assertThat(page.locator(".answer-state b")).hasText("Not permitted");
    var before = page.locator(".answer-state b").boundingBox();
    station.show(Views.station(Views.selling(1, loop.now())));
    assertThat(page.locator(".answer-state b")).hasText("Permitted");
    assertThat(page.locator(".answer-state path").getAttribute("d")).isNotEqualTo(drawing);
    var after = page.locator(".answer-state b").boundingBox();
    assertThat(after.x + after.width).isLessThan(before.x);
    assertThat(after.y + after.height).isLessThan(before.y);
  }

  @Test
  void driver_denies_needsOneTapAndCanStillPermit() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("");
    action("deny").click();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(action("permit")).isEnabled();
  }

  @Test
  void driver_freeScreen_readsALongMessageWholeWithOneTapAndTurnsItsPages() {
    station.show(Views.station(Views.board(Views.idle(1), Views.longBoard(new Cost.Running(Views.eur(420))))));
    visit("");
    assertThat(value("message")).isVisible();
    action("messages").click();
    assertThat(body()).hasAttribute("data-raw", "messages");
    assertThat(page.locator(".texts")).containsText("0.39 per kWh by day");
    action("next").click();
    assertThat(page.locator(".texts")).containsText("Please move your vehicle");
    action("back").click();
    assertThat(body()).hasAttribute("data-raw", "idle");
  }

  /** Words of the central system can't be touched, and what is touched where they stand is nothing else either. */
  @Test
  void message_besideAnswers_coversNoneOfThem() {
    station.show(Views.station(Views.board(Views.selling(1, loop.now()),
        Views.longBoard(new Cost.Running(Views.eur(420))))));
    visit("");
    assertThat(page.locator(".board")).isVisible();
    assertThat(page.locator(".board button, .board a, .board form")).hasCount(0);
    action("withdraw").click();
    action("confirm-withdraw").click();
    assertThat(value("permission")).hasAttribute("data-raw", "withdrawn");
  }

  @Test
  void driver_chargesNow_needsOneTapAndOneMoreToGoBack() {
    station.show(Views.station(Views.selling(1, loop.now())));
    visit("");
    action("charge-now").click();
    assertThat(action("back-to-aggregator")).isVisible();
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    action("back-to-aggregator").click();
    assertThat(action("charge-now")).isVisible();
    assertThat(station.acts).containsExactly("charge-now 1 v7", "back-to-aggregator 1 v8");
  }

  @Test
  @Covers({"2.1 K22.FR.02", "2.1 K22.FR.04"})
  void driver_wantsPriority_needsOneTapAndOneMoreToEndIt() {
    station.show(Views.station(Views.session(Views.selling(1, loop.now()),
        session -> Views.priority(session, PriorityChoice.OFFERED))));
    visit("");
    action("priority").click();
    assertThat(value("priority-charging")).hasAttribute("data-raw", "in-effect");
    action("end-priority").click();
    assertThat(action("priority")).isVisible();
    assertThat(station.acts).containsExactly("priority 1 v7", "end-priority 1 v8");
  }

  @Test
  void tap_slidOff_doesNothing() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("");
    var box = action("deny").boundingBox();
    page.mouse().move(box.x + 20, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + 20, box.y - 60);
    page.mouse().up();
    action("conditions").click();
    assertThat(body()).hasAttribute("data-raw", "conditions");
    assertThat(station.acts).isEmpty();
  }

  /** A glove rolls while it presses. */
  @Test
  void tap_thatWobblesOnItsKey_countsOnRelease() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("");
    var box = action("deny").boundingBox();
    page.mouse().move(box.x + 20, box.y + 20);
    page.mouse().down();
    page.mouse().move(box.x + 70, box.y + 60, new Mouse.MoveOptions().setSteps(5));
    assertThat(page.evaluate("sending")).as("nothing is sent while it is down").isEqualTo(false);
    assertThat(station.acts).isEmpty();
    page.mouse().up();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(station.acts).containsExactly("deny 1 v7");
  }

  /** What makes the first paint quick on any machine: it needs the document and one sheet, and waits for nothing else. */
  @Test
  void firstPaint_allButTheDocumentAndItsSheetHeldBack_comesWithTheKeys() {
    var served = new ArrayList<String>();
    page.route("**/*", route -> {
      if (List.of("document", "stylesheet").contains(route.request().resourceType())) {
        served.add(route.request().resourceType());
        route.resume();
      }
    });
    page.navigate(address(""), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    assertThat(action("deny")).isVisible();
    assertThat(((Number) page.evaluate(FIRST_PAINT)).doubleValue()).isPositive();
    assertThat(page.evaluate("document.readyState")).as("its script has not come").isEqualTo("interactive");
    assertThat(served).containsExactly("document", "stylesheet");
  }

  @Test
  void stalePage_permits_getsTheFreshStateAndPermitsNothing() {
    station.show(Views.station(Views.ready(1, loop.now())));
    try (var without = context(false)) {
      var old = without.newPage();
      old.navigate(address("/confirm"));
      station.change(1, evse -> evse);
      old.locator("[data-action=confirm-permit]").click();
      assertThat(old.locator("#notice")).containsText("Something has changed");
      assertThat(old.locator("[data-value=permission]")).hasAttribute("data-raw", "none");
    }
  }

  @Test
  void scriptsBlocked_denyPermitAndWithdraw_work() {
    station.show(Views.station(Views.ready(1, loop.now())));
    try (var without = context(false)) {
      var plain = without.newPage();
      plain.navigate(address(""));
      plain.locator("[data-action=deny]").click();
      assertThat(plain.locator("[data-value=permission]")).hasAttribute("data-raw", "denied");
      plain.locator("[data-action=permit]").click();
      plain.locator("[data-action=confirm-permit]").click();
      assertThat(plain.locator("[data-value=permission]")).hasAttribute("data-raw", "granted");
      plain.locator("[data-action=withdraw]").click();
      plain.locator("[data-action=confirm-withdraw]").click();
      assertThat(plain.locator("[data-value=permission]")).hasAttribute("data-raw", "withdrawn");
    }
  }

  @Test
  void scriptMissing_deny_works() {
    station.show(Views.station(Views.ready(1, loop.now())));
    page.route("**/panel.js*", route -> route.abort());
    visit("");
    action("deny").click();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
  }

  @Test
  void ownConditions_stepped_areSaved() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("/conditions");
    action("own-conditions").click();
    action("more-minimum-charge").click();
    assertThat(field("minimum-charge")).hasValue("45");
    action("next").click();
    action("less-lowest-sale-price").click();
    assertThat(field("lowest-sale-price")).hasValue("0.24");
    action("save-conditions").click();
    assertThat(value("minimum-charge")).hasAttribute("data-raw", "45.0");
    assertThat(value("lowest-sale-price")).hasAttribute("data-raw", "0.24");
  }

  @Test
  void ownConditions_leftToTheAggregator_areSaved() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("/details");
    for (int i = 0; i < 4; i++) {
      action("next").click();
    }
    action("more-entrusted").click();
    action("more-compensation-use").click();
    assertThat(field("entrusted")).hasValue("yes");
    assertThat(field("compensation-use")).hasValue("points");
    action("save-conditions").click();
    assertThat(body()).hasAttribute("data-raw", "request");
    var saved = station.newest().evse(1).orElseThrow().session().orElseThrow().conditions().orElseThrow();
    assertThat(saved.entrusted()).isTrue();
    assertThat(saved.compensationUse()).isEqualTo(CompensationUse.POINTS);
  }

  @Test
  void ownConditions_setInKilometres_areKeptInPercentAndShownAsBoth() {
    station.show(Views.station(Views.ready(1, loop.now())));
    try (var other = new PanelServer(PanelSettings.defaults().consuming(160), station, station, loop)) {
      page.navigate("http://127.0.0.1:" + other.start() + "/panel/1/details");
      action("unit-km").click();
      // 40 % of 64 kWh at 160 Wh/km.
      assertThat(field("minimum-charge")).hasValue("160");
      action("more-minimum-charge").click();
      assertThat(field("minimum-charge")).hasValue("180");
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/details-km.png")));
      action("save-conditions").click();
      assertThat(value("minimum-charge")).hasAttribute("data-raw", "45.0");
      assertThat(value("minimum-km")).hasAttribute("data-raw", "180");
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/request-km.png")));
    }
  }

  @Test
  void driver_letsItBeRemembered_usesItAgainAndDeletesIt() {
    station.show(Views.station(Views.known(Views.ready(1, loop.now()), DriverView.Identity.CONFIRMED)));
    visit("/conditions");
    action("memory").click();
    action("remember").click();
    assertThat(action("recall")).isVisible();
    action("forget").click();
    assertThat(action("forget")).hasCount(0);
    assertThat(station.acts).containsExactly("remember 1 v7", "forget 1 v8");
  }

  @Test
  void driver_typesThePin_seesWhatIsRemembered() {
    station.show(Views.station(Views.session(Views.ready(1, loop.now()),
        s -> Views.driver(s, Views.locked(DriverView.Identity.VEHICLE)))));
    visit("/memory");
    action("pin").click();
    for (var key : List.of("4", "7", "1", "1")) {
      action("key-" + key).click();
    }
    assertThat(value("typed")).hasAttribute("data-raw", "4");
    action("key-enter").click();
    assertThat(action("forget")).isVisible();
    assertThat(station.acts).containsExactly("pin 4711 1 v0");
  }

  @Test
  void ownConditions_typed_areSaved() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit("/details");
    field("minimum-charge").fill("55");
    action("save-conditions").click();
    assertThat(value("minimum-charge")).hasAttribute("data-raw", "55.0");
  }

  /** A phone's network may swallow an answer: what is tapped next must not wait for it for ever. */
  @Test
  void answerNeverComes_theNextTapIsSentAllTheSame() {
    station.show(Views.station(Views.selling(1, loop.now())));
    page.clock().install();
    visit("");
    var asked = new AtomicInteger();
    page.route("**/panel/1/withdraw", route -> {
      if (asked.getAndIncrement() > 0) {
        route.resume();
      }
    });
    action("withdraw").click();
    page.clock().fastForward("00:10");
    action("withdraw").click();
    assertThat(action("confirm-withdraw")).isVisible();
  }

  @Test
  void language_chosen_holdsUntilTheSessionEnds() {
    station.show(Views.station(Views.selling(1, loop.now())));
    visit("");
    assertThat(value("earned")).hasText("€12.34");
    action("languages").click();
    action("language-de").click();
    assertThat(value("earned")).hasText("12,34\u00a0€");
    assertThat(page.locator("main")).hasAttribute("lang", "de");
    station.show(Views.station(Views.idle(1)));
    assertThat(page.locator("main")).hasAttribute("lang", "en");
    assertThat(value("sale-price")).hasText("€0.32");
  }

  @Test
  void language_chosenOnThePageOfAll_isThatOfEachEvse() {
    station.show(Views.station(Views.selling(1, loop.now()), Views.idle(2)));
    page.navigate("http://127.0.0.1:" + port + "/");
    action("languages").click();
    action("language-ja").click();
    assertThat(page.locator("main")).hasAttribute("lang", "ja");
    action("evse-1").click();
    assertThat(page.locator("main")).hasAttribute("lang", "ja");
    station.show(Views.station(Views.summary(1, loop.now()), Views.idle(2)));
    assertThat(page.locator("main")).hasAttribute("data-screen", "summary");
    assertThat(page.locator("main")).hasAttribute("lang", "ja");
    station.show(Views.station(Views.idle(1), Views.idle(2)));
    assertThat(page.locator("main")).hasAttribute("lang", "en");
  }

  @Test
  void summary_tapped_leadsToCodeReviewRefusalsAndCopyAndBack() {
    station.show(Views.station(Views.claimed(1, loop.now())));
    visit("");
    action("payment").click();
    assertThat(value("claim-code")).hasText("7KQ2-9FHM-XR4T-W6PD-A0B1");
    assertThat(page.locator("svg.qr")).isVisible();
    action("back").click();
    assertThat(value("records-match")).isVisible();
    action("review").click();
    assertThat(value("advice")).hasAttribute("data-raw", "pattern-earn-more");
    action("refusals").click();
    assertThat(page.locator(".refusals li")).hasCount(4);
    action("next-page").click();
    assertThat(page.locator("h1")).containsText("(2/3)");
    action("next-page").click();
    assertThat(page.locator(".refusals li")).hasCount(3);
    assertThat(action("next-page")).hasCount(0);
    action("back").click();
    assertThat(value("advice")).isVisible();
    action("back").click();
    assertThat(value("records-match")).isVisible();
    action("copy").click();
    assertThat(value("copy-page")).hasAttribute("data-raw", "1");
    action("next-page").click();
    assertThat(value("copy-page")).hasAttribute("data-raw", "2");
    station.show(Views.station(Views.idle(1)));
    assertThat(page.locator("main")).hasAttribute("data-screen", "idle");
  }

  @Test
  void compensation_otherUseTapped_isPassedOn() {
    station.show(Views.station(Views.booked(1, loop.now())));
    visit("");
    action("payment").click();
    action("choose-points").click();
    assertThat(value("records-match")).isVisible();
    action("payment").click();
    assertThat(value("compensation")).hasAttribute("data-raw", "points");
    assertThat(action("choose-offset")).isVisible();
  }

  @Test
  void language_chosenButNobodyPlugsIn_endsAfterTwoMinutes() {
    station.show(Views.station(Views.idle(1)));
    visit("");
    action("languages").click();
    action("language-fr").click();
    assertThat(page.locator("main")).hasAttribute("lang", "fr");
    loop.setWallClock(loop.now().plusSeconds(121));
    assertThat(page.locator("main")).hasAttribute("lang", "en");
  }

  @Test
  void language_onTheKeyPadAndOnAProblem_isThePersons() {
    station.show(Views.identifying(Views.station(Views.ready(1, loop.now())),
        new IdentificationView(true, Map.of(), Optional.empty())));
    visit("/key-code");
    action("languages").click();
    action("language-de").click();
    assertThat(page.locator("main")).hasAttribute("lang", "de");
    visit("/nowhere");
    assertThat(page.locator("h1")).hasText("Hier ist nichts.");
    action("languages").click();
    action("language-ja").click();
    assertThat(page.locator("main")).hasAttribute("lang", "ja");
    assertThat(body()).hasAttribute("data-raw", "request");
  }

  @Test
  void history_ofAKnownDriver_isLookedThroughAndGoneWithTheStay() {
    loop.setWallClock(Views.NOW);
    station.show(Views.station(Views.returning(Views.selling(1, loop.now()))));
    visit("/memory");
    action("history").click();
    assertThat(value("period")).hasText("November 2026");
    assertThat(value("earned")).hasText("€24.68");
    action("history-earlier").click();
    assertThat(value("period")).hasText("October 2026");
    assertThat(value("earned")).hasText("€12.34");
    action("history-whole-year").click();
    assertThat(value("visits")).hasAttribute("data-raw", "4");
    station.measure(1, -4000);
    assertThat(value("visits")).hasAttribute("data-raw", "4");
    station.show(Views.station(Views.summary(1, loop.now())));
    assertThat(body()).hasAttribute("data-raw", "summary");
    visit("/history");
    assertThat(body()).hasAttribute("data-raw", "summary");
  }

  @Test
  void vehicleLeaves_onConditionsPage_leadsToTheStart() {
    visit("/conditions");
    station.show(Views.station(Views.idle(1)));
    assertThat(body()).hasAttribute("data-raw", "idle");
  }

  @Test
  void page_anyUse_asksNoOtherHostAndBreaksNoPolicy() {
    var hosts = new ArrayList<String>();
    var complaints = new ArrayList<String>();
    page.onRequest(request -> hosts.add(request.url()));
    page.onConsoleMessage(message -> complaints.add(message.text()));
    visit("");
    action("deny").click();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(hosts).isNotEmpty().allMatch(url -> url.startsWith("http://127.0.0.1:" + port + "/"));
    assertThat(complaints).isEmpty();
  }

  private BrowserContext context(boolean scripts) {
    return chromium.browser().newContext(
        new Browser.NewContextOptions().setViewportSize(1024, 600).setJavaScriptEnabled(scripts));
  }

  private void visit(String below) {
    page.navigate(address(below));
  }

  private String address(String below) {
    return "http://127.0.0.1:" + port + "/panel/1" + below;
  }

  private Locator body() {
    return page.locator("body");
  }

  private Locator action(String name) {
    return page.locator("[data-action=" + name + "]");
  }

  private Locator value(String name) {
    return page.locator("[data-value=" + name + "]");
  }

  private Locator field(String name) {
    return page.locator("[data-field=" + name + "]");
  }
}
