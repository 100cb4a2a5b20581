package org.tidegate.hmi.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.ThreadLoop;
import org.tidegate.domain.permission.Permission;
import org.tidegate.hmi.FakeStation;
import org.tidegate.hmi.PhoneSettings.Plain;
import org.tidegate.hmi.Views;
import org.tidegate.hmi.text.Languages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** A driver with a phone, from the panel's code on. */
class PhoneUseTest {
  /** A phone tries many pictures; of the only one there is every line is looked at, as some codes need. */
  private static final Map<DecodeHintType, Object> AS_A_CAMERA = Map.of(DecodeHintType.TRY_HARDER, true);

  private static Chromium chromium;

  private final ThreadLoop loop = new ThreadLoop();
  private final FakeStation station = new FakeStation(loop, Views.station(Views.asked(1, loop.now())));
  private final List<AutoCloseable> open = new ArrayList<>();
  private PhoneScreens screens;
  private Page page;

  @BeforeAll
  static void launch() {
    chromium = new Chromium();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  @AfterEach
  void close() throws Exception {
    for (var part : open.reversed()) {
      part.close();
    }
    loop.close();
  }

  @ParameterizedTest
  @CsvSource({"390,844", "320,568"})
  void driver_onThePhone_choosesPermitsChangesWithdrawsAndStops(int width, int height) {
    come(Plain.ALONE, width, height);
    assertThat(action("permit")).isDisabled();
    action("conditions").tap();
    action("pattern-balanced").tap();
    assertThat(value("minimum-charge")).hasAttribute("data-raw", "40.0");
    action("permit").tap();
    action("confirm-permit").tap();
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    assertThat(station.seen().orElseThrow().by()).isEqualTo(Permission.By.PHONE);
    action("conditions").tap();
    action("own-conditions").tap();
    action("more-minimum-charge").tap();
    assertThat(page.locator("[data-field=minimum-charge]")).hasValue("45");
    action("save-conditions").tap();
    action("withdraw").tap();
    action("confirm-withdraw").tap();
    assertThat(value("permission")).hasAttribute("data-raw", "withdrawn");
    station.show(Views.station(Views.selling(1, loop.now())));
    action("stop").tap();
    await().until(() -> station.acts.size() >= 5);
    assertThat(station.acts).startsWith("pattern balanced 1 v7", "permit 1 v8").contains("conditions 1 v9",
        "withdraw 1 v10",
        "stop 1 v0");
  }

  @ParameterizedTest
  @CsvSource({"390,844", "320,568"})
  void driver_denies(int width, int height) {
    station.show(Views.station(Views.ready(1, loop.now())));
    come(Plain.ALONE, width, height);
    action("deny").tap();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(station.acts).containsExactly("deny 1 v7");
  }

  @ParameterizedTest
  @CsvSource({"390,844", "320,568"})
  void driver_choosesALanguage_onThePhoneAlone(int width, int height) {
    station.show(Views.station(Views.selling(1, loop.now())));
    come(Plain.ALONE, width, height);
    var panel = screens.panel("");
    action("languages").tap();
    action("language-de").tap();
    assertThat(page.locator("main")).hasAttribute("lang", "de");
    assertThat(value("earned")).hasText("12,34\u00a0€");
    assertThat(panel.locator("main")).hasAttribute("lang", "en");
    station.measure(1, -4000);
    assertThat(value("power")).hasText("4,0");
  }

  @Test
  void phoneInJapanese_isSpokenToInJapaneseAtOnce() {
    station.show(Views.station(Views.ready(1, loop.now())));
    prepare(Plain.ALONE);
    var context = opened(chromium.browser().newContext(
        new Browser.NewContextOptions().setViewportSize(390, 844).setLocale("ja-JP")));
    page = context.newPage();
    page.navigate(screens.address());
    assertThat(page.locator("main")).hasAttribute("lang", "ja");
  }

  @Test
  void code_scannedFromThePanel_leadsHere() throws Exception {
    prepare(Plain.ALONE);
    var panel = screens.panel("/conditions");
    panel.locator("[data-action=show-phone-code]").click();
    var picture = panel.locator(".qr").screenshot();
    var address = scanned(picture);
    assertThat(address).matches("http://127\\.0\\.0\\.1:[0-9]+/s/#[A-Za-z0-9_-]{24}");
    page = opened(screens.phone(390, 844)).newPage();
    page.navigate(address);
    assertThat(action("deny")).isVisible();
    assertThat(page.url()).endsWith("/s/"); // the secret is neither in the address nor in the history
    page.goBack();
    assertThat(page.url()).doesNotContain("#");
    var count = panel.locator("[data-value=phones]");
    assertThat(count).hasAttribute("data-raw", "1");
    assertThat(scanned(panel.locator(".qr").screenshot())).isNotEqualTo(address);
  }

  @Test
  void code_usedAgain_showsNothingAndSaysWhatToDo() {
    come(Plain.ALONE, 390, 844);
    var used = screens.address();
    opened(screens.phone(390, 844)).newPage().navigate(used);
    var late = opened(screens.phone(390, 844)).newPage();
    late.navigate(used);
    assertThat(late.locator("main")).hasAttribute("data-screen", "claim");
    assertThat(late.locator("h1")).hasText("This code was used or is too old");
    assertThat(late.locator("[data-value=soc]")).hasCount(0);
  }

  @Test
  void scriptsBlocked_codeIsTypedAndDenyWorks() {
    station.show(Views.station(Views.ready(1, loop.now())));
    prepare(Plain.ALONE);
    var address = screens.address();
    var plain = opened(chromium.browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false))).newPage();
    plain.navigate(address);
    plain.locator("summary").click();
    plain.locator("[name=code]").fill(address.substring(address.indexOf('#') + 1));
    plain.locator("[data-action=claim]").click();
    plain.locator("[data-action=deny]").click();
    assertThat(plain.locator("[data-value=permission]")).hasAttribute("data-raw", "denied");
    assertThat(station.acts).containsExactly("deny 1 v7");
  }

  @Test
  void plainLine_permit_needsOneMoreTapAtThePanel() {
    station.show(Views.station(Views.ready(1, loop.now())));
    come(Plain.WITH_THE_PANEL, 390, 844);
    var panel = screens.panel("/conditions");
    action("permit").tap();
    action("confirm-permit").tap();
    assertThat(value("phone-waits")).isVisible();
    assertThat(value("permission")).hasAttribute("data-raw", "none");
    assertThat(panel.locator("h1")).containsText("A phone says yes");
    assertThat(panel.locator("[data-value=minimum-charge]")).hasAttribute("data-raw", "40.0");
    panel.locator("[data-action=confirm-permit]").click();
    assertThat(value("permission")).hasAttribute("data-raw", "granted");
    assertThat(station.acts).containsExactly("permit 1 v7");
    assertThat(station.seen().orElseThrow().by()).isEqualTo(Permission.By.PANEL);
  }

  @Test
  void vehicleLeaves_phoneShowsTheSummaryThenNothing() {
    station.show(Views.station(Views.selling(1, loop.now())));
    come(Plain.ALONE, 390, 844);
    station.show(Views.station(Views.summary(1, loop.now())));
    assertThat(page.locator("body")).hasAttribute("data-raw", "summary");
    station.show(Views.station(Views.idle(1)));
    assertThat(page.locator("main")).hasAttribute("data-screen", "claim");
    assertThat(page.locator("h1")).hasText("Your phone is not connected any more");
  }

  /** A phone that slept while the stay ended: its stream is refused now, and nobody tells it anything. */
  @Test
  void vehicleLeftWhilePhoneSlept_phoneFindsOutByItself() {
    station.show(Views.station(Views.selling(1, loop.now())));
    come(Plain.ALONE, 390, 844);
    assertThat(value("power")).isVisible();
    page.route("**/s/live**", Route::abort);
    page.evaluate("stream.close()");
    station.show(Views.station(Views.idle(1)));
    page.unroute("**/s/live**");
    assertThat(page.locator("main")).hasAttribute("data-screen", "claim");
  }

  @Test
  void page_anyUse_asksNoOtherHostAndBreaksNoPolicy() {
    station.show(Views.station(Views.ready(1, loop.now())));
    prepare(Plain.ALONE);
    page = opened(screens.phone(390, 844)).newPage();
    var complaints = new ArrayList<String>();
    var others = new ArrayList<String>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().matches("http://127\\.0\\.0\\.1:[0-9]+/s/.*")) {
        others.add(request.url());
      }
    });
    page.navigate(screens.address());
    action("deny").tap();
    assertThat(value("permission")).hasAttribute("data-raw", "denied");
    assertThat(others).isEmpty();
    assertThat(complaints).isEmpty();
  }

  private void prepare(Plain plain) {
    screens = opened(new PhoneScreens(chromium, station, loop, Languages.load(Languages.BUNDLED), plain));
  }

  private void come(Plain plain, int width, int height) {
    prepare(plain);
    page = opened(screens.phone(width, height)).newPage();
    page.navigate(screens.address());
    assertThat(value("permission").first()).isAttached();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }

  private static String scanned(byte[] png) throws IOException, ReaderException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
        new RGBLuminanceSource(width, image.getHeight(), pixels))), AS_A_CAMERA).getText();
  }

  private Locator action(String name) {
    return page.locator("[data-action=" + name + "]");
  }

  private Locator value(String name) {
    return page.locator("[data-value=" + name + "]");
  }
}
