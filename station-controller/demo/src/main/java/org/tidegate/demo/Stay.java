package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.tidegate.demo.Watch.Sight;

/** What every stay has: plugged in, unplugged, settled. For one thread. */
final class Stay {
  private final Stage stage;
  private long importedBefore;
  private long exportedBefore;
  private String session = "";

  Stay(Stage stage) {
    this.stage = stage;
  }

  void plugIn(int stateOfCharge) {
    var before = stage.inWorld("nobody here", seen -> !seen.path("plugged").asBoolean(true));
    importedBefore = before.path("importWh").longValue();
    exportedBefore = before.path("exportWh").longValue();
    stage.world().plugIn(stateOfCharge);
    stage.tell("driver", "plugs in a car of 60 kWh, charged to " + stateOfCharge + " %");
    var seen = stage.inWorld("control pilot says a vehicle, and there is a session", found -> found.path("plugged")
        .asBoolean() && !found.path("pilot").asText("A").startsWith("A") && found.path("session").has("id"));
    session = seen.path("session").path("id").asText();
    stage.tell("station", "detects it: control pilot state " + seen.path("pilot").asText());
    stage.onPanel("screen request", found -> found.path("screen").asText().equals("request"));
    stage.tell("panel", "asks at once: may the aggregator use this car?");
    told();
  }

  private void told() {
    stage.atAggregator("VehicleConnected of this session, connector Occupied",
        seen -> seen.path("session").asText().equals(session) && seen.path("status").asText().equals("Occupied"));
    stage.tell("aggregator", "hears of it: VehicleConnected, connector Occupied");
  }

  /** The transaction is known on both sides. */
  void started() {
    var id = stage.onPanel("a transaction", seen -> seen.path("transaction").has("id")).path("transaction").path("id")
        .asText();
    stage.atAggregator("transaction " + id + " running", seen -> seen.path("transaction").path("id").asText().equals(id)
        && seen.path("transaction").path("state").asText().equals("running"));
    stage.tell("aggregator", "has the transaction started: " + id);
  }

  /** Unplugs, and checks that every watt-hour of the meter is in a settled and acknowledged record. */
  JsonNode unplug() {
    stage.world().unplug();
    stage.tell("driver", "unplugs");
    stage.atAggregator("transaction ended, connector Available",
        seen -> seen.path("transaction").path("state").asText().equals("ended")
            && seen.path("status").asText().equals("Available"));
    stage.tell("aggregator", "has the transaction ended, the connector available");
    var summary = summary();
    settled(summary);
    stage.tell("panel", "shows the summary: out " + summary.path("exported") + " Wh, in " + summary.path("imported")
        + " Wh, " + summary.path("records").size() + " records, all acknowledged");
    return summary;
  }

  private JsonNode summary() {
    var seen = stage.onPanel("summary of this session with every record acknowledged", found -> found.path("screen")
        .asText().equals("summary") && found.path("summary").path("session").asText().equals(session)
        && found.path("summary").path("recordsMatchMeter").asBoolean()
        && found.path("summary").path("delivered").intValue() == found.path("summary").path("records").size());
    return seen.path("summary");
  }

  private void settled(JsonNode summary) {
    var now = stage.world().evse();
    sumIs("import", summary, now.path("importWh").longValue() - importedBefore);
    sumIs("export", summary, now.path("exportWh").longValue() - exportedBefore);
    var ids = new HashSet<>(summary.path("records").findValuesAsText("recordId"));
    stage.watch().until(new Sight("aggregator: every record of this stay", stage.coordinator()::state,
        seen -> booked(seen).containsAll(ids)), Stage.SOON);
    stage.tell("aggregator", "booked all " + ids.size() + " records of this stay");
  }

  private static void sumIs(String direction, JsonNode summary, long metered) {
    long sum = 0;
    for (var settled : summary.path("records")) {
      sum += settled.path("direction").asText().equals(direction) ? settled.path("energy").longValue() : 0;
    }
    if (sum != metered) {
      throw new StepFailed("records of " + direction + " sum up to the meter's " + metered + " Wh", sum + " Wh");
    }
  }

  private static Set<String> booked(JsonNode aggregator) {
    return new HashSet<>(aggregator.path("records").path("latest").findValuesAsText("recordId"));
  }
}
