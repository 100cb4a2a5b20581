package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The simulated world around one EVSE. For one thread. */
final class World {
  private final HttpPlace simulator;
  private final int evse;

  World(HttpPlace simulator, int evse) {
    this.simulator = simulator;
    this.evse = evse;
  }

  static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  JsonNode state() {
    return simulator.get("/sim/state");
  }

  /** What the devices of this EVSE do. */
  JsonNode evse() {
    for (var each : state().path("evses")) {
      if (each.path("id").intValue() == evse) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }

  /** A car that can give power, with this much in its battery of 60 kWh. */
  void plugIn(int stateOfCharge) {
    command("plug-in", body().put("protocol", "ISO15118").put("current", "DC").put("bidirectional", true)
        .put("capacityWh", 60_000).put("soc", stateOfCharge).put("stateOfHealth", 94).put("maxChargeW", 10_000)
        .put("maxDischargeW", 10_000).put("departureS", 8 * 3600));
  }

  void unplug() {
    command("plug-out", body().put("endSessionFirst", true));
  }

  void swipe(String idToken) {
    var card = body().put("idToken", idToken).put("type", "ISO14443");
    card.putArray("evses").add(evse);
    command("swipe", card);
  }

  void timeScale(double factor) {
    simulator.command("/sim/time-scale", body().put("factor", factor));
  }

  private void command(String name, ObjectNode body) {
    simulator.command("/sim/evse/" + evse + "/" + name, body);
  }
}
