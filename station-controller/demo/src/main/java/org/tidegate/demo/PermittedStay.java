package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.tidegate.demo.Watch.Sight;

/** A driver nobody knows says yes under conditions, earns, withdraws, and leaves. For one thread. */
final class PermittedStay {
  private static final int SOC = 72;
  private static final int MINIMUM = 68;
  private static final Duration WITHDRAWN_WITHIN = Duration.ofSeconds(1);
  private static final Duration DISCHARGED_WITHIN = Duration.ofMinutes(3);
  private static final String IMPORT_REGISTER = "Energy.Active.Import.Register";
  private static final String EXPORT_REGISTER = "Energy.Active.Export.Register";
  private static final List<String> MEASURED = List.of(IMPORT_REGISTER, EXPORT_REGISTER, "Power.Active.Import",
      "Power.Active.Export", "SoC");

  private final Stage stage;
  private final double fast;
  private final Stay stay;

  PermittedStay(Stage stage, double fast) {
    this.stage = stage;
    this.fast = fast;
    this.stay = new Stay(stage);
  }

  /** Plays it, and gives the summary at its end. */
  JsonNode play() {
    stay.plugIn(SOC);
    start();
    permit();
    discharge();
    priceFallsAndRecovers();
    reachTheMinimum();
    charge();
    withdraw();
    return stay.unplug();
  }

  private void start() {
    stage.driver().start();
    stage.tell("driver", "presses Start");
    stay.started();
  }

  private void permit() {
    stage.driver().setConditions(conditions());
    stage.onPanel("conditions set, and Permit possible",
        seen -> seen.path("conditions").path("minimum-charge").asInt() == MINIMUM
            && seen.path("permitPossible").asBoolean());
    stage.tell("driver", "sets conditions: keep 68 %, 80 % at departure, sell from 0.25, buy up to 0.25 per kWh");
    stage.driver().answer("granted");
    stage.tell("driver", "permits");
    stage.permissionIs("granted");
    stage.atAggregator("the conditions", seen -> seen.path("conditions").path("minimumCharge").asInt() == MINIMUM);
  }

  private ObjectNode conditions() {
    return World.body().put("minimum-charge", MINIMUM).put("required-charge", 80).put("lowest-sale-price", "0.25")
        .put("highest-purchase-price", "0.25")
        .put("departure-time", stage.clock().now().plus(Duration.ofHours(8)).toString());
  }

  private void discharge() {
    stage.coordinator().request("downward", 5000, "negative-limit");
    stage.tell("coordinator", "downward demand response, 5 kW, written as a negative limit");
    stage.setpointAccepted();
    stage.powerIs(-5000);
    metered();
    stage.coordinator().request("downward", 6000, "custom-data");
    stage.tell("coordinator", "downward demand response, 6 kW, written in customData");
    stage.setpointAccepted();
    stage.powerIs(-6000);
  }

  private void metered() {
    var first = stage.atAggregator("meter values with " + MEASURED, seen -> MEASURED.stream()
        .allMatch(name -> seen.path("measured").has(name)) && seen.path("measured").path("powerW").asInt() < 0);
    long before = first.path("measured").path(EXPORT_REGISTER).longValue();
    var later = stage.atAggregator("export register above " + before + " Wh",
        seen -> seen.path("measured").path(EXPORT_REGISTER).longValue() > before);
    stage.tell("aggregator", "meter values: " + later.path("measured").path("powerW") + " W, export register "
        + before + " → " + later.path("measured").path(EXPORT_REGISTER) + " Wh, import and SoC beside it");
  }

  private void priceFallsAndRecovers() {
    stage.coordinator().price("0.10", "0.20");
    stage.tell("aggregator", "the sale price falls to 0.10, below the driver's 0.25");
    stage.powerIs(0);
    stage.limitedBy("sale-price");
    stage.coordinator().price("0.30", "0.20");
    stage.tell("aggregator", "the sale price recovers to 0.30");
    stage.powerIs(-6000);
  }

  private void reachTheMinimum() {
    stage.world().timeScale(fast);
    stage.tell("world", "time runs " + fast + " times as fast");
    var seen = stage.watch().until(new Sight("devices: state of charge at the minimum, 0 W", stage.world()::evse,
        found -> found.path("car").path("soc").doubleValue() <= MINIMUM + 0.1
            && found.path("commandedW").asInt(-1) == 0),
        DISCHARGED_WITHIN);
    stage.world().timeScale(1);
    stage.tell("devices", "0 W at " + seen.path("car").path("soc") + " %");
    stage.limitedBy("minimum-state-of-charge");
  }

  private void charge() {
    stage.coordinator().request("upward", 7000, "custom-data");
    stage.tell("coordinator", "upward demand response, 7 kW; the purchase price 0.20 is within the driver's 0.25");
    stage.setpointAccepted();
    stage.powerIs(7000);
    stage.world().timeScale(fast / 4);
    long before = stage.coordinator().place().path("measured").path(IMPORT_REGISTER).longValue();
    stage.atAggregator("import register above " + before + " Wh",
        seen -> seen.path("measured").path(IMPORT_REGISTER).longValue() > before);
    stage.world().timeScale(1);
    stage.tell("aggregator", "the import register rises");
  }

  private void withdraw() {
    var taken = stage.watch().measure(() -> stage.driver().answer("withdrawn"),
        new Sight("devices: 0 W commanded after the withdrawal", stage.world()::evse,
            seen -> seen.path("commandedW").asInt(-1) == 0),
        WITHDRAWN_WITHIN);
    stage.tell("driver", "withdraws: 0 W commanded after " + taken.toMillis() + " ms");
    stage.permissionIs("withdrawn");
  }

}
