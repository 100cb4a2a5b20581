package org.tidegate.ocpp.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * The start of a schedule with {@code useLocalTime} is what a clock on the station's wall shows, whatever offset came with
 * it (OCPP 2.1 K01.FR.90): it is carried as if that were UTC. Pure functions, safe from any thread.
 */
final class WallClock {
  private static final String START = "startSchedule";

  private WallClock() {}

  /** The same payload, or a copy with such starts. */
  static JsonNode withoutOffsets(JsonNode payload) {
    if (schedules(payload).noneMatch(WallClock::followsIt)) {
      return payload;
    }
    JsonNode copy = payload.deepCopy();
    schedules(copy).filter(WallClock::followsIt).map(ObjectNode.class::cast).forEach(WallClock::dropOffset);
    return copy;
  }

  private static Stream<JsonNode> schedules(JsonNode payload) {
    return PeriodFields.items(payload.path("chargingProfile"))
        .flatMap(profile -> PeriodFields.items(profile.path("chargingSchedule")));
  }

  private static boolean followsIt(JsonNode schedule) {
    return schedule.path("useLocalTime").asBoolean() && schedule.path(START).isTextual();
  }

  private static void dropOffset(ObjectNode schedule) {
    try {
      var shown = OffsetDateTime.parse(schedule.get(START).textValue()).toLocalDateTime();
      schedule.put(START, shown.toInstant(ZoneOffset.UTC).toString());
    } catch (DateTimeException e) {
      // Left as it is: reading the record refuses it, with the code for it.
      return;
    }
  }
}
