package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The coordinator, and the aggregator as seen by its page, for one EVSE. For one thread. */
final class Coordinator {
  private static final int MINUTES = 60;

  private final HttpPlace aggregator;
  private final int evse;

  Coordinator(HttpPlace aggregator, int evse) {
    this.aggregator = aggregator;
    this.evse = evse;
  }

  JsonNode state() {
    return aggregator.get("/state");
  }

  /** What the aggregator knows of this EVSE, at the first connected station. */
  JsonNode place() {
    for (var station : state().path("stations")) {
      if (station.path("connected").asBoolean()) {
        return place(station);
      }
    }
    return MissingNode.getInstance();
  }

  /** What the station answered to the setpoint for this EVSE. */
  JsonNode share() {
    for (var share : state().path("demandResponse").path("shares")) {
      if (share.path("evse").intValue() == evse) {
        return share;
      }
    }
    return MissingNode.getInstance();
  }

  void price(String sale, String purchase) {
    aggregator.command("/price", body().put("sale", sale).put("purchase", purchase));
  }

  void request(String direction, int watts, String form) {
    aggregator.command("/demand-response", wish(direction, watts, form));
  }

  /** Also to vehicles whose drivers did not permit. */
  void requestRegardless(String direction, int watts, String form) {
    aggregator.command("/demand-response", wish(direction, watts, form).put("regardless", true));
  }

  void stop() {
    aggregator.command("/demand-response/stop", body());
  }

  private JsonNode place(JsonNode station) {
    for (var place : station.path("evses")) {
      if (place.path("evse").intValue() == evse) {
        return place;
      }
    }
    return MissingNode.getInstance();
  }

  private static ObjectNode wish(String direction, int watts, String form) {
    return body().put("direction", direction).put("kw", watts / 1000.0).put("minutes", MINUTES).put("form", form);
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }
}
