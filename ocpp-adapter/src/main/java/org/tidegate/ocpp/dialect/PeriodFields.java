package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields that OCPP 2.1 adds to a charging schedule period, kept aside while a message passes the records of OCPP
 * 2.0.1, which have no room for them. Not thread-safe.
 */
public final class PeriodFields {
  /** Their names. */
  public static final Set<String> ADDED = Set.of("operationMode", "setpoint", "setpoint_L2", "setpoint_L3",
      "dischargeLimit", "dischargeLimit_L2", "dischargeLimit_L3", "limit_L2", "limit_L3", "setpointReactive",
      "setpointReactive_L2", "setpointReactive_L3", "preconditioningRequest", "evseSleep", "v2xBaseline",
      "v2xFreqWattCurve", "v2xSignalWattCurve");

  private final List<ObjectNode> aside = new ArrayList<>();

  /** Takes them out of each period of this message; a limit that is missing then is 0 meanwhile. */
  void takeFrom(JsonNode message) {
    periods(message).forEach(period -> {
      ObjectNode taken = take(period);
      if (!period.has("limit") && !taken.isEmpty()) {
        period.put("limit", 0);
        taken.putNull("limit");
      }
      aside.add(taken);
    });
  }

  /** Puts them back into the same periods of the same message. */
  void giveBackTo(JsonNode message) {
    var next = aside.iterator();
    periods(message).forEach(period -> {
      ObjectNode taken = next.next();
      if (taken.remove("limit") != null) {
        period.remove("limit");
      }
      period.setAll(taken);
    });
  }

  /** Moves them out of one object. */
  static ObjectNode take(ObjectNode period) {
    ObjectNode taken = period.objectNode();
    ADDED.stream().filter(period::has).sorted().forEach(name -> taken.set(name, period.remove(name)));
    return taken;
  }

  /** Every period in a message about profiles or schedules, in its order. */
  static Stream<ObjectNode> periods(JsonNode message) {
    var profiles = items(message.path("chargingProfile"));
    return Stream.concat(Stream.of(message), profiles).flatMap(holder -> items(holder.path("chargingSchedule")))
        .flatMap(schedule -> items(schedule.path("chargingSchedulePeriod"))).filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast);
  }

  /** The items of a list, or the one object that stands where other messages have a list. */
  static Stream<JsonNode> items(JsonNode node) {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false);
    }
    return node.isObject() ? Stream.of(node) : Stream.empty();
  }
}
