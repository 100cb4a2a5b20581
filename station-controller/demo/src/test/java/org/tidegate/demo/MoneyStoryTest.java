package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.demo.Demo.Ports;
import org.tidegate.demo.Watch.Sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/**
 * How drivers come to their money, by what they touch on the panel: the whole station and the demo aggregator, over real
 * sockets.
 */
class MoneyStoryTest {
  private static final String PAYMENT = "/panel/1/payment";

  private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private Demo demo;
  private Watch watch;
  private HttpPlace aggregator;
  private World world;
  private Driver driver;
  private PanelFinger finger;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    demo = Demo.start(Ports.ANY, folder, new ProgramLauncher());
    watch = new Watch(demo.clock());
    aggregator = new HttpPlace(client, demo.places().aggregator());
    world = new World(new HttpPlace(client, demo.places().simulator()), 1);
    driver = new Driver(new HttpPlace(client, demo.places().panel()), 1);
    finger = new PanelFinger(client, demo.places().panel());
    see("online", world::state, seen -> seen.path("online").asBoolean());
    see("the aggregator's price on the panel", driver::see,
        seen -> seen.path("sale-price").path("perKwh").asText().startsWith("0."));
    see("the EVSE is known", () -> aggregator.get("/state").at("/stations/0/evses/0"),
        seen -> seen.path("status").asText().equals("Available"));
  }

  @AfterEach
  void stop() throws Exception {
    demo.close();
    client.close();
  }

  @Test
  void driverWithACard_choosesPointsOnThePanel_andReadsTheStatementThere() {
    world.plugIn(70);
    see("plugged in", driver::see, seen -> seen.path("screen").asText().equals("request"));
    world.swipe("04A1B2C3D4");
    sell();
    assertThat(finger.value(PAYMENT, "compensation")).contains("offset");
    assertThat(finger.value(PAYMENT, "points")).contains("0");
    long earned = driver.see().at("/summary/earned/minorUnits").asLong();
    assertThat(earned).isPositive();

    finger.tap(PAYMENT, "choose-points");

    see("the aggregator has exchanged it", () -> aggregator.get("/state").at("/accounts/0"),
        seen -> seen.path("points").asLong() > 0 && seen.path("balance").asLong() == 0);
    seeOnPanel("points", aggregator.get("/state").at("/accounts/0/points").asText());
    seeOnPanel("balance", "0");
    assertThat(finger.value(PAYMENT, "compensation")).contains("points");
    assertThat(finger.read(PAYMENT)).contains("choose-offset");
  }

  @Test
  void driverWithoutIdentity_takesTheCodeFromThePanel_andIsPaidOnce() {
    world.plugIn(70);
    see("plugged in", driver::see, seen -> seen.path("screen").asText().equals("request"));
    driver.start();
    sell();
    var code = finger.value(PAYMENT, "claim-code").orElseThrow();
    var left = Long.parseLong(finger.value(PAYMENT, "left").orElseThrow());
    var redeem = JsonNodeFactory.instance.objectNode().put("code", code);

    var paid = new HttpPlace.Reply[1];
    see("the claim has arrived, and is paid", () -> {
      paid[0] = aggregator.post("/claims/redeem", redeem);
      return paid[0].json();
    }, _ -> paid[0].isGood());
    assertThat(paid[0].json().path("amount").asLong()).isEqualTo(left).isPositive();
    assertThat(aggregator.post("/claims/redeem", redeem).isGood()).as("a second time").isFalse();
  }

  /** From the conditions to the summary. */
  private void sell() {
    see("authorized", driver::see, seen -> seen.path("authorized").asBoolean());
    driver.setConditions(JsonNodeFactory.instance.objectNode().put("minimum-charge", 20)
        .put("lowest-sale-price", "0.01").put("highest-purchase-price", "0.90"));
    finger.tap("/panel/1/confirm", "confirm-permit");
    see("permitted", driver::see, seen -> seen.path("permission").asText().equals("granted"));
    see("the aggregator knows it", () -> aggregator.get("/state").at("/stations/0/evses/0"),
        seen -> seen.path("permission").asText().equals("granted"));
    new Coordinator(aggregator, 1).request("downward", 8000, "negative-limit");
    see("discharge", world::evse, seen -> seen.path("actualW").asInt() < -7000);
    world.timeScale(120);
    see("some cents", driver::see, seen -> seen.at("/earned/minorUnits").asLong() >= 0
        && seen.path("exported").asLong() > 400);
    world.timeScale(1);
    world.unplug();
    see("the summary", driver::see, seen -> seen.path("screen").asText().equals("summary"));
    see("all records have arrived", driver::see,
        seen -> seen.at("/summary/delivered").asInt() == seen.at("/summary/records").size());
  }

  private void seeOnPanel(String value, String raw) {
    see(value + " " + raw + " on the panel",
        () -> JsonNodeFactory.instance.objectNode().put(value, finger.value(PAYMENT, value).orElse("none")),
        seen -> seen.path(value).asText().equals(raw));
  }

  private void see(String what, Supplier<JsonNode> look, Predicate<JsonNode> holds) {
    watch.until(new Sight(what, look, holds), PATIENCE);
  }
}
