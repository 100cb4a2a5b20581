package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.util.List;

/**
 * How NotifyEVChargingNeeds says on OCPP 2.0.1 what only OCPP 2.1 has fields for: under their own names in customData.
 * Immutable.
 */
record NeedsSpelling(String vendorId) {
  private static final String REQUESTED = "requestedEnergyTransfer";
  private static final String AVAILABLE = "availableEnergyTransfer";
  private static final List<String> OF_21 = List.of(AVAILABLE, "v2xChargingParameters", "controlMode",
      "mobilityNeedsMode", "derChargingParameters", "evEnergyOffer");

  void lower(ObjectNode message) {
    ObjectNode needs = (ObjectNode) message.get("chargingNeeds");
    ObjectNode custom = JsonNodeFactory.instance.objectNode();
    var requested = needs.path(REQUESTED).asText();
    var plain = plain(requested, needs);
    if (!plain.equals(requested)) {
      custom.put(REQUESTED, requested);
      needs.put(REQUESTED, plain);
    }
    OF_21.stream().filter(needs::has).forEach(name -> custom.set(name, needs.remove(name)));
    if (!custom.isEmpty()) {
      custom.put("vendorId", vendorId);
      custom.setAll(existing(needs));
      needs.set("customData", custom);
    }
    wholeNumbers(needs.path("acChargingParameters"));
    wholeNumbers(needs.path("dcChargingParameters"));
  }

  /** To refuse a schedule (OCPP 2.0.1 K15.FR.04) has a word of its own in OCPP 2.1, where Rejected is about the service. */
  static void raiseAnswer(ObjectNode answer) {
    if (answer.path("status").asText().equals("Rejected")) {
      answer.put("status", "NoChargingProfile");
    }
  }

  /** OCPP 2.0.1 knows a direction and a kind of current only by the plain mode. */
  private static String plain(String requested, JsonNode needs) {
    if (requested.startsWith("DC")) {
      return "DC";
    }
    return PeriodFields.items(needs.path(AVAILABLE)).map(JsonNode::asText)
        .filter(mode -> requested.startsWith("AC_") && mode.endsWith("_phase")).findFirst()
        .orElse(requested.endsWith("_phase") ? requested : "AC_single_phase");
  }

  private ObjectNode existing(ObjectNode needs) {
    return needs.get("customData") instanceof ObjectNode there && there.path("vendorId").asText().equals(vendorId)
        ? there
        : needs.objectNode();
  }

  /** Never more than the vehicle said it takes, nor less than it needs to charge at all. */
  private static void wholeNumbers(JsonNode parameters) {
    if (parameters instanceof ObjectNode fields) {
      fields.properties().stream().filter(field -> field.getValue().isNumber()).toList()
          .forEach(field -> fields.put(field.getKey(), field.getValue().decimalValue()
              .setScale(0, field.getKey().startsWith("evMin") ? RoundingMode.CEILING : RoundingMode.FLOOR)
              .intValueExact()));
    }
  }
}
