package org.tidegate.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.demo.Demo.Ports;
import org.tidegate.demo.web.Answer;
import org.tidegate.demo.web.Framing;
import org.tidegate.demo.web.LoopbackServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole story over real sockets; physics hurry, so it takes about half a minute. */
class StoryTest {
  private final StringWriter told = new StringWriter();

  @Test
  void play_againstTheWholeStation_everyStepHappens(@TempDir Path folder) throws Exception {
    everyStepHappens(Ports.ANY, folder);
  }

  @Test
  void play_overModbus_everyStepHappens(@TempDir Path folder) throws Exception {
    everyStepHappens(Ports.ANY.withModbus(0), folder);
    assertThat(folder.resolve("station.yaml")).content().contains("driver: modbus");
  }

  private void everyStepHappens(Ports ports, Path folder) throws Exception {
    try (var demo = Demo.start(ports, folder, new ProgramLauncher())) {
      boolean played = new Story(demo.clock(), demo.places(), 120, new PrintWriter(told)).play();
      assertThat(played).as(told.toString()).isTrue();
    }
    assertThat(told.toString()).contains("withdraws: 0 W commanded after").contains("the setpoint is not followed")
        .contains("every step happened");
  }

  @Test
  void play_againstAStationThatNeverNoticesTheCar_failsThereAndSaysWhatWasSeen() {
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {});
        var blind = new LoopbackServer("blind", () -> Framing.NONE,
            call -> CompletableFuture.completedStage(Answer.json(200, blind())))) {
      URI place = blind.start(0);
      boolean played = new Story(loop, new Story.Places(place, place, place), 120, new PrintWriter(told)).play();
      assertThat(played).isFalse();
    }
    assertThat(told.toString()).contains("plugs in a car").doesNotContain("detects it")
        .contains("expected: devices: control pilot says a vehicle").contains("seen: {\"id\":1,\"plugged\":false");
  }

  @Test
  void play_againstNothing_fails() {
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(), _ -> {})) {
      var nowhere = URI.create("http://127.0.0.1:1/");
      assertThat(new Story(loop, new Story.Places(nowhere, nowhere, nowhere), 120, new PrintWriter(told)).play())
          .isFalse();
    }
    assertThat(told.toString()).contains("expected: an answer of http://127.0.0.1:1/");
  }

  /** Panel, simulator and aggregator in one, in which nothing ever changes. */
  private static String blind() {
    var json = JsonNodeFactory.instance.objectNode().put("online", true).put("screen", "idle").put("version", 1);
    json.putObject("sale-price").put("perKwh", "0.30");
    json.putObject("purchase-price").put("perKwh", "0.2");
    json.putArray("evses").addObject().put("id", 1).put("plugged", false).put("pilot", "A").put("importWh", 0)
        .put("exportWh", 0);
    json.putArray("stations").addObject().put("connected", true).putArray("evses").addObject().put("evse", 1)
        .put("status", "Available");
    return json.toString();
  }
}
