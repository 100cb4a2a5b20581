package org.tidegate.demo.aggregator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.ocpp.interchange.ClaimMessage;
import org.tidegate.ocpp.interchange.InterchangeRecordMessage;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.interchange.WireConditions;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** The aggregator's page in a browser: the simulated phone, the statement and the claim desk; pictures for the eye. */
class AggregatorPageTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target", "screenshots");
  private final ThreadStationLoop loop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {});
  private final ThreadStationLoop stationLoop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {});
  private final DemoAggregator aggregator = new DemoAggregator(loop, AggregatorSettings.defaults());
  private DemoAggregator.Addresses addresses;
  private Station station;

  @BeforeEach
  void start() {
    addresses = aggregator.start();
    station = new Station(stationLoop, addresses.ocpp(), "TIDEGATE-DEMO");
    station.boot();
    station.status(1, ConnectorStatusEnum.Occupied);
    station.status(2, ConnectorStatusEnum.Available);
  }

  @AfterEach
  void stop() {
    station.close();
    aggregator.close();
    stationLoop.close();
    loop.close();
  }

  @Test
  void page_phoneStatementAndClaims_workAndFit() {
    assertThat(Files.isExecutable(CHROMIUM)).as("%s is missing: apt-get install chromium", CHROMIUM).isTrue();
    try (var playwright = Playwright.create();
        var browser = playwright.chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(arguments()))) {
      var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
      page.navigate(addresses.page().toString());
      connected();
      assertThat(page.locator("#phone h3")).hasText("May Riverside Energy Pool use your car?");
      picture(page, "aggregator-asked");
      permitByPhone(page);
      money(page);
      picture(page, "aggregator-earned");
      page.setViewportSize(420, 900);
      picture(page, "aggregator-narrow");
      assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing sticks out").isTrue();
    }
  }

  private void permitByPhone(Page page) {
    var permit = page.locator("#phone button[value=granted]").boundingBox();
    var deny = page.locator("#phone button[value=denied]").boundingBox();
    assertThat(deny.width).as("Deny is as large as Permit").isEqualTo(permit.width);
    assertThat(deny.height).isEqualTo(permit.height);
    page.locator("#phone [name=minimumCharge]").fill("45");
    page.locator("#phone button[value=granted]").click();
    await().until(() -> station.told.stream().anyMatch(sent -> "SetPermission".equals(sent.messageId())));
    var sent = station.told.stream().filter(told -> "SetPermission".equals(told.messageId())).findFirst().orElseThrow();
    assertThat(sent.data().at("/conditions/minimumCharge").asInt()).isEqualTo(45);
    assertThat(page.locator("#phone .state")).containsText("Granted");
  }

  private void money(Page page) {
    var set = new WireConditions(1, BigDecimal.valueOf(45), null, "0.25", "0.3", "EUR", null, List.of(), null, true,
        "offset");
    station.transfer(PermissionChangedMessage.ID,
        new PermissionChangedMessage(null, "p-1", "s-1", 1, "granted", "remote",
            Instant.now(), set, null, null));
    book("r-1", "party-1", "p-1", 164);
    book("r-2", "0123456789", null, 95);
    station.transfer(ClaimMessage.ID, new ClaimMessage(null, "k-1", "0123456789", Claims.hash("TIDE-2468"), 95L, "EUR",
        Instant.now(), Instant.now().plus(Duration.ofDays(90))));
    assertThat(page.locator("#accounts tr")).hasCount(2);
    assertThat(page.locator("#accounts")).containsText("Robin Vale");
    page.locator("#statement select").selectOption("user-1");
    page.locator("#statement button").click();
    assertThat(page.locator("#stated")).containsText("1.64");
    page.locator("#redeem [name=code]").fill("tide 2468");
    page.locator("#redeem button").click();
    assertThat(page.locator("#redeemed")).containsText("0.95");
    page.locator("#redeem button").click();
    assertThat(page.locator("#redeemed")).containsText("was paid at");
  }

  private void connected() {
    station.transfer(VehicleConnectedMessage.ID, new VehicleConnectedMessage(null, "s-1", "n-1", 1, Instant.now(),
        60_000L, BigDecimal.valueOf(72), BigDecimal.valueOf(94), AggregatorSettings.KNOWN_VEHICLE));
  }

  private void book(String id, String party, String permission, long amount) {
    var end = Instant.now();
    station.transfer(InterchangeRecordMessage.ID, new InterchangeRecordMessage(null, id, 1L, 1, "tx-1",
        end.minusSeconds(900), end, 0L, 0L, 0L, 5_450L, "export", true, "0.30", amount, "EUR", permission, null, null,
        party, "metered", "0".repeat(64), "1".repeat(64), "signature"));
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  private static List<String> arguments() {
    var arguments = new ArrayList<>(List.of("--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"));
    if (System.getProperty("user.name").equals("root")) {
      arguments.add("--no-sandbox");
    }
    return arguments;
  }
}
