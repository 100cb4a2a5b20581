package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.v201.ChargingLimitSourceEnum;
import org.tidegate.ocpp.v201.LocationEnum;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.MessageFormatEnum;
import org.tidegate.ocpp.v201.MessageStateEnum;

/**
 * Makes of a message of OCPP 2.1, as a tree, one that OCPP 2.0.1 has words for, where leaving out the fields it does not
 * know is not enough. Immutable.
 */
final class Lowering {
  private static final int LONGEST_CONTENT = 512;

  /** What comes nearest. */
  private static final Map<String, String> TRIGGERS = Map.of("OperationModeChanged", "ChargingRateChanged", "LimitSet",
      "ChargingRateChanged", "SoCLimitReached", "EnergyLimitReached", "CostLimitReached", "EnergyLimitReached",
      "RunningCost", "MeterValuePeriodic", "TariffChanged", "Trigger", "TariffNotAccepted", "Deauthorized", "TxResumed",
      "ChargingStateChanged");

  private final PeriodSpelling periods;
  private final NeedsSpelling needs;

  Lowering(V2xSpelling spelling) {
    this.periods = new PeriodSpelling(spelling);
    this.needs = new NeedsSpelling(spelling.vendorId());
  }

  void request(String action, ObjectNode message) {
    switch (action) {
      case "ReportChargingProfiles", "NotifyChargingLimit", "NotifyEVChargingSchedule" -> schedules(message);
      case "ClearedChargingLimit" -> source(message);
      case "NotifyEVChargingNeeds" -> needs.lower(message);
      case "NotifyDisplayMessages" -> message.path("messageInfo").forEach(Lowering::displayMessage);
      case "MeterValues" -> meterValues(message);
      case "TransactionEvent" -> transactionEvent(message);
      default -> {
        // The same in both, but for bounds and fields to be left out.
      }
    }
  }

  void answer(String action, ObjectNode message) {
    if (action.equals("GetCompositeSchedule")) { // V2X fields are not told where nobody asked for power in that spelling.
      PeriodFields.items(message.path("schedule").path("chargingSchedulePeriod"))
          .forEach(period -> PeriodSpelling.toOneNumber((ObjectNode) period));
    }
  }

  private void schedules(ObjectNode message) {
    source(message);
    if (message.get("chargingLimit") instanceof ObjectNode limit) {
      source(limit);
      if (limit.path("isLocalGeneration").asBoolean()) {
        throw new IllegalArgumentException("what is generated would be taken for a limit");
      }
    }
    message.path("chargingProfile").forEach(profile -> kind((ObjectNode) profile));
    PeriodFields.periods(message).forEach(periods::lower);
  }

  /** What is Dynamic holds since its numbers were set. */
  private static void kind(ObjectNode profile) {
    if (profile.path("chargingProfileKind").asText().equals("Dynamic")) {
      profile.put("chargingProfileKind", "Absolute");
      profile.path("chargingSchedule")
          .forEach(schedule -> ((ObjectNode) schedule).set("startSchedule", profile.get("dynUpdateTime")));
    }
  }

  /** Sources are free words in OCPP 2.1. */
  private static void source(ObjectNode holder) {
    if (holder.has("chargingLimitSource") && !Known.SOURCES.contains(holder.get("chargingLimitSource").asText())) {
      holder.put("chargingLimitSource", "Other");
    }
  }

  /** A message that was set on OCPP 2.1: its state may have no name here, its text be longer than there is room for. */
  private static void displayMessage(JsonNode info) {
    if (!Known.STATES.contains(info.path("state").asText())) {
      ((ObjectNode) info).remove("state");
    }
    var text = (ObjectNode) info.get("message");
    if (!Known.FORMATS.contains(text.get("format").asText())) {
      text.put("format", "UTF8");
    }
    var content = text.get("content").asText();
    text.put("content", shortened(content));
  }

  /** Never half a character. */
  private static String shortened(String content) {
    if (content.length() <= LONGEST_CONTENT) {
      return content;
    }
    int end = Character.isHighSurrogate(content.charAt(LONGEST_CONTENT - 1)) ? LONGEST_CONTENT - 1 : LONGEST_CONTENT;
    return content.substring(0, end);
  }

  private static void transactionEvent(ObjectNode message) {
    replace(message, "triggerReason", TRIGGERS);
    if (message.get("transactionInfo") instanceof ObjectNode info) {
      replace(info, "stoppedReason", Map.of("ReqEnergyTransferRejected", "Other"));
    }
    if (message.get("idToken") instanceof ObjectNode token) {
      token.remove("additionalInfo"); // OCPP 2.0.1 does not ask which vehicle it is.
    }
    meterValues(message);
  }

  private static void replace(ObjectNode holder, String field, Map<String, String> words) {
    var other = words.get(holder.path(field).asText());
    if (other != null) {
      holder.put(field, other);
    }
  }

  /** A value that OCPP 2.0.1 has no name for is left out; it could only be taken for another one. */
  private static void meterValues(ObjectNode message) {
    if (message.get("meterValue") instanceof ArrayNode values) {
      values.forEach(value -> remove(((ArrayNode) value.get("sampledValue"))::iterator, Lowering::isUnknown));
      remove(values::iterator, value -> value.get("sampledValue").isEmpty());
      if (values.isEmpty()) {
        message.remove("meterValue");
      }
    }
  }

  private static void remove(Iterable<JsonNode> items, Predicate<JsonNode> unwanted) {
    for (var each = items.iterator(); each.hasNext();) {
      if (unwanted.test(each.next())) {
        each.remove();
      }
    }
  }

  private static boolean isUnknown(JsonNode sample) {
    return sample.has("measurand") && !Known.MEASURANDS.contains(sample.get("measurand").asText())
        || sample.has("location") && !Known.LOCATIONS.contains(sample.get("location").asText());
  }

  /** The words of OCPP 2.0.1; the first message has none of them, so they are looked up after it. */
  private static final class Known {
    static final Set<String> MEASURANDS = names(MeasurandEnum.values());
    static final Set<String> LOCATIONS = names(LocationEnum.values());
    static final Set<String> STATES = names(MessageStateEnum.values());
    static final Set<String> FORMATS = names(MessageFormatEnum.values());
    static final Set<String> SOURCES = names(ChargingLimitSourceEnum.values());

    private static Set<String> names(Enum<?>[] values) {
      return Arrays.stream(values).map(value -> OcppJson.mapper().convertValue(value, String.class))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
