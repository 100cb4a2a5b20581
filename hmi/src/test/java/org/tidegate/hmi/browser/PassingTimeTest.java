package org.tidegate.hmi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.SteppedLoop;
import org.tidegate.domain.view.Deadline;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What panel and phone show as time passes. Time is the test's own, on the station's loop and in the browser: how quick the machine
 * is makes no difference. Where none passes, what is shown was told at once, by no beat.
 */
class PassingTimeTest {
  private static final int DOUBLE_TAP_MILLIS = 500;

  private static Chromium chromium;

  private final SteppedLoop loop = new SteppedLoop(Views.NOW);
  private final FakeStation station = new FakeStation(loop, Views.station(Views.selling(1, loop.now())));
  private final PhoneScreens screens = new PhoneScreens(chromium, station, loop, Languages.load(Languages.BUNDLED),
      Plain.ALONE);
  private final List<BrowserContext> windows = new ArrayList<>();
  private Page page;

  private enum Where {
    PANEL, PHONE
  }

  @BeforeAll
  static void launch() {
    chromium = new Chromium();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  @AfterEach
  void close() {
    windows.forEach(BrowserContext::close);
    screens.close();
    loop.close();
  }

  @ParameterizedTest
  @EnumSource
  void meterSilent_moreThanFiveSeconds_marksValuesOld(Where where) {
    visit(where);
    loop.pass(Duration.ofMillis(4_999));
    page.reload(); // so that what is shown was made now
    assertThat(value("stale")).hasAttribute("data-raw", "false");
    loop.pass(Duration.ofMillis(2));
    assertThat(value("stale")).hasAttribute("data-raw", "true");
    assertThat(page.locator("#lost")).isHidden();
    station.measure(1, -5000);
    assertThat(value("stale")).hasAttribute("data-raw", "false");
  }

  @ParameterizedTest
  @EnumSource
  void serverGone_isSaidWithinFiveSecondsAndNotAtOnce(Where where) {
    visit(where);
    screens.stop();
    page.clock().runFor(3_000);
    assertThat(page.locator("#lost")).isHidden();
    page.clock().runFor(2_000);
    assertThat(page.locator("#lost")).isVisible();
    assertThat(value("stale")).hasAttribute("data-raw", "true");
  }

  @Test
  void loopHangs_isSaidWithinFiveSecondsAndRecovers() {
    visit(Where.PANEL);
    var hang = new CountDownLatch(1);
    loop.execute(() -> uninterrupted(hang));
    try {
      page.clock().runFor(5_000);
      assertThat(page.locator("#lost")).isVisible();
    } finally {
      hang.countDown();
    }
    loop.pass(Duration.ofSeconds(1));
    assertThat(page.locator("#lost")).isHidden();
    station.measure(1, -5000);
    assertThat(value("stale")).hasAttribute("data-raw", "false");
  }

  @Test
  void vehicleLeft_phoneIsNotToldThatTheStationIsLost() {
    visit(Where.PHONE);
    station.show(Views.station(Views.idle(1)));
    assertThat(page.locator("main")).hasAttribute("data-screen", "claim");
    page.clock().runFor(10_000);
    assertThat(page.locator("#lost")).isHidden();
  }

  @Test
  void secondBrowser_anotherDenies_seesItAtOnce() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit(Where.PANEL);
    var second = window(1024, 600).newPage();
    second.navigate(screens.panelAddress(""));
    tap("deny");
    assertThat(second.locator("[data-value=permission]")).hasAttribute("data-raw", "denied");
  }

  @Test
  void driver_withdraws_needsTwoTapsAndSeesAtOnceThatPowerHasStopped() {
    visit(Where.PANEL);
    tap("withdraw");
    tap("confirm-withdraw");
    assertThat(value("permission")).hasAttribute("data-raw", "withdrawn");
    station.measure(1, -4000);
    assertThat(value("stopped")).hasAttribute("data-raw", "false");
    station.measure(1, 0);
    assertThat(value("stopped")).hasAttribute("data-raw", "true");
  }

  @Test
  void doubleTap_onPermit_confirmsNothing() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit(Where.PANEL);
    action("permit").dblclick();
    var confirm = action("confirm-permit").boundingBox();
    page.clock().runFor(DOUBLE_TAP_MILLIS - 1);
    page.mouse().click(confirm.x + confirm.width / 2, confirm.y + confirm.height / 2);
    tap("confirm-permit");
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    assertThat(station.acts).containsExactly("permit 1 v7");
  }

  @Test
  void doubleTap_onDeny_isOneAct() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit(Where.PANEL);
    action("deny").dblclick();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(station.acts).containsExactly("deny 1 v7");
  }

  @Test
  void fingerDown_viewChanges_buttonUnderItStaysUntilRelease() {
    station.show(Views.station(Views.ready(1, loop.now())));
    visit(Where.PANEL);
    var box = action("deny").boundingBox();
    page.mouse().move(box.x + 20, box.y + 20);
    page.mouse().down();
    station.change(1, evse -> Views.selling(1, loop.now()));
    page.waitForFunction("() => waiting !== undefined");
    assertThat(action("deny")).isVisible();
    page.mouse().up();
    page.clock().runFor(1);
    assertThat(action("deny")).isHidden();
  }

  @Test
  void leftAlone_aMinute_returnsToTheStartAndChangesNoPermission() {
    visit(Where.PANEL);
    tap("conditions");
    assertThat(screen()).hasAttribute("data-raw", "conditions");
    page.clock().runFor(58_000);
    assertThat(screen()).hasAttribute("data-raw", "conditions");
    page.clock().runFor(3_000);
    assertThat(screen()).hasAttribute("data-raw", "running");
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    assertThat(station.acts).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void moreTime_inTheLastSeconds_givesTheFullTimeAgain(Where where) {
    station.show(Views.station(
        Views.session(Views.ready(1, loop.now()),
            session -> Views.answerUntil(session, Deadline.after(loop.nanoTime(), Duration.ofSeconds(10))))));
    visit(where);
    tap("more-time");
    assertThat(action("more-time")).isHidden();
    tap("deny");
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(station.acts).containsExactly("more-time 1 v7", "deny 1 v8");
  }

  @Test
  void standingOrder_announced_isStoppedByOneTap() {
    station.show(Views
        .station(Views.announced(Views.ready(1, loop.now()), Deadline.after(loop.nanoTime(), Duration.ofSeconds(20)))));
    visit(Where.PANEL);
    tap("stop-order");
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(station.acts).containsExactly("deny 1 v7");
  }

  private void visit(Where where) {
    page = (where == Where.PANEL ? window(1024, 600) : window(390, 844)).newPage();
    page.navigate(where == Where.PANEL ? screens.panelAddress("") : screens.address());
    assertThat(value("permission").first()).isAttached();
  }

  /** Its clock stands until the test lets it run. */
  private BrowserContext window(int width, int height) {
    var window = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    windows.add(window);
    window.clock().install(new Clock.InstallOptions().setTime(0));
    window.clock().pauseAt(1_000);
    return window;
  }

  /** Once more than a second tap's time has passed since. */
  private void tap(String name) {
    page.clock().runFor(DOUBLE_TAP_MILLIS);
    action(name).click();
    page.clock().runFor(1); // the finger leaves
  }

  private static void uninterrupted(CountDownLatch hang) {
    try {
      hang.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Locator screen() {
    return page.locator("body");
  }

  private Locator action(String name) {
    return page.locator("[data-action=" + name + "]");
  }

  private Locator value(String name) {
    return page.locator("[data-value=" + name + "]");
  }
}
