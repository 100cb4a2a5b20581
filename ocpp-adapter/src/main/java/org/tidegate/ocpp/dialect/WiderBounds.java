package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Numbers that OCPP 2.0.1 lets pass and OCPP 2.1 has bounds for. A message with one of them is well-formed, and gets the
 * answer that its content deserves, not an error: what no EVSE, connector or profile can have becomes another number that
 * none can have. Pure functions, safe from any thread.
 */
final class WiderBounds {
  private static final JsonNode NOBODYS = IntNode.valueOf(Integer.MAX_VALUE);
  private static final JsonNode ZERO = IntNode.valueOf(0);
  private static final int PHASES = 3;

  /** By the name of the field; what is not here has the same bounds in both versions, or is refused. */
  private static final Map<String, Bounds> BOUNDS = bounds();
  private static final Map<String, Bounds> OF_EVSE = Map.of("id", Bounds.from(0, NOBODYS), "connectorId",
      Bounds.from(0, NOBODYS));
  private static final Map<String, Bounds> OF_TARIFF = Map.of("id", Bounds.from(0, ZERO), "numEPriceLevels",
      Bounds.from(0, ZERO));
  private static final Map<String, Bounds> OF_MESSAGE = Map.of("id", Bounds.from(0, NOBODYS));
  private static final Map<String, Map<String, Bounds>> INSIDE = Map.of("evse", OF_EVSE, "salesTariff", OF_TARIFF,
      "messageInfo", OF_MESSAGE);
  private static final Set<String> OF_VENDORS = Set.of("customData", "data");
  /** Fields that tell RequestStartTransaction, NotifyEVChargingNeeds and NotifyEVChargingSchedule from others. */
  private static final Set<String> EVSES_ONLY = Set.of("remoteStartId", "chargingNeeds", "timeBase");
  private static final Bounds OF_AN_EVSE = Bounds.from(1, NOBODYS);
  private static final Bounds OF_REQUEST = Bounds.from(0, NOBODYS);

  private WiderBounds() {}

  private static Map<String, Bounds> bounds() {
    var bounds = new HashMap<String, Bounds>();
    Set.of("evseId", "connectorId", "stackLevel", "securityProfile", "reservationId")
        .forEach(name -> bounds.put(name, Bounds.from(0, NOBODYS)));
    Set.of("retries", "ePriceLevel", "seqNo", "eventId", "cause", "variableMonitoringId", "severity",
        "maxScheduleTuples").forEach(name -> bounds.put(name, Bounds.from(0, ZERO)));
    Set.of("numberPhases", "phaseToUse", "numberOfPhasesUsed")
        .forEach(name -> bounds.put(name, new Bounds(0, PHASES, ZERO)));
    return Map.copyOf(bounds);
  }

  /** Changes this request or answer in place. */
  static ObjectNode narrow(ObjectNode message) {
    if (EVSES_ONLY.stream().anyMatch(message::has)) { // 0 is the station, which OCPP 2.1 can't name here.
      narrow(message, "evseId", OF_AN_EVSE);
    }
    if (message.has("report") || message.has("data")) { // Of customer information; only there OCPP 2.1 has bounds for it.
      narrow(message, "requestId", OF_REQUEST);
    }
    narrow(message, "id", OF_REQUEST); // Of a reservation, or of a message on the display
    if (message.get("message") instanceof ObjectNode shown) {
      narrow(shown, "id", OF_REQUEST);
    }
    visit(message, BOUNDS);
    return message;
  }

  private static void visit(JsonNode node, Map<String, Bounds> bounds) {
    if (node instanceof ObjectNode fields) {
      bounds.forEach((name, range) -> narrow(fields, name, range));
      fields.properties().stream().filter(field -> !OF_VENDORS.contains(field.getKey()))
          .forEach(field -> visit(field.getValue(), INSIDE.getOrDefault(field.getKey(), BOUNDS)));
    } else if (node.isArray()) {
      node.forEach(item -> visit(item, bounds));
    }
  }

  private static void narrow(ObjectNode fields, String name, Bounds bounds) {
    JsonNode value = fields.path(name);
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (bounds.exclude(list.get(i))) {
          list.set(i, NOBODYS);
        }
      }
    } else if (bounds.exclude(value)) {
      fields.set(name, bounds.instead);
    }
  }

  private record Bounds(int least, int most, JsonNode instead) {
    static Bounds from(int least, JsonNode instead) {
      return new Bounds(least, Integer.MAX_VALUE, instead);
    }

    boolean exclude(JsonNode value) {
      return value.isInt() && (value.intValue() < least || value.intValue() > most);
    }
  }
}
