package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.demo.Demo.Ports;
import org.tidegate.demo.Watch.Sight;
import org.tidegate.demo.aggregator.AggregatorSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

/**
 * The server's five parts at work against the whole station over real sockets: a known vehicle comes, its user is asked by
 * phone, permits there, is dispatched, earns, and is told what was booked.
 */
class PhoneStoryTest {
  @Test
  void knownVehicle_permittedByPhone_earnsAndIsTold(@TempDir Path folder) throws Exception {
    try (var demo = Demo.start(Ports.ANY, folder, new ProgramLauncher());
        var client = HttpClient.newHttpClient()) {
      var aggregator = new HttpPlace(client, demo.places().aggregator());
      var simulator = new HttpPlace(client, demo.places().simulator());
      var driver = new Driver(new HttpPlace(client, demo.places().panel()), 1);
      var world = new World(simulator, 1);
      var watch = new Watch(demo.clock());
      see(watch, "online", world::state, seen -> seen.path("online").asBoolean());
      see(watch, "terms and prices are known", () -> aggregator.get("/state"),
          seen -> seen.at("/stations/0/evses/0/status").asText().equals("Available"));

      simulator.command("/sim/evse/1/plug-in", car());
      var asked = see(watch, "the phone asks", () -> aggregator.get("/state").at("/notifications/0"),
          seen -> seen.path("state").asText().equals("open"));
      assertThat(asked.path("name").asText()).isEqualTo("Robin Vale");
      driver.start();
      aggregator.command("/phone/answer", answer(asked.path("id").asText()));
      see(watch, "the panel knows the permission", driver::see,
          seen -> seen.path("permission").asText().equals("granted"));
      see(watch, "the phone knows it too", () -> aggregator.get("/state").at("/notifications/0"),
          seen -> seen.path("state").asText().equals("granted"));

      new Coordinator(aggregator, 1).request("downward", 5000, "negative-limit");
      see(watch, "discharge", world::evse, seen -> seen.path("actualW").asInt() < -4000);
      world.timeScale(60);
      see(watch, "a watt-hour that pays", world::evse, seen -> seen.path("exportWh").asLong() > 120);
      world.timeScale(1);
      driver.answer("withdrawn");
      var booked = see(watch, "the user's account has it", () -> aggregator.get("/state").at("/accounts/0"),
          seen -> seen.path("earned").asLong() > 0);
      assertThat(booked.path("name").asText()).isEqualTo("Robin Vale");
      assertThat(aggregator.get("/state").at("/users/0/conditions/minimumCharge").asInt()).isEqualTo(40);
    }
  }

  private static JsonNode see(Watch watch, String what, Supplier<JsonNode> look, Predicate<JsonNode> holds) {
    return watch.until(new Sight(what, look, holds), PATIENCE);
  }

  private static JsonNode car() {
    return World.body().put("protocol", "ISO15118").put("current", "DC").put("bidirectional", true)
        .put("evccId", AggregatorSettings.KNOWN_VEHICLE).put("capacityWh", 60_000).put("soc", 72)
        .put("maxChargeW", 10_000).put("maxDischargeW", 10_000);
  }

  private static JsonNode answer(String id) {
    var answer = World.body().put("id", id).put("answer", "granted");
    answer.putObject("conditions").put("minimumCharge", 40).put("lowestSalePrice", "0.1")
        .put("highestPurchasePrice", "0.4").put("currency", "EUR")
        .set("slots", JsonNodeFactory.instance.arrayNode());
    return answer;
  }
}
