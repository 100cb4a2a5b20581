package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** The power that a vehicle offers over time. Immutable. OCPP 2.1 Part 2, 2.45. */
public record EVPowerSchedule(List<EVPowerScheduleEntry> evPowerScheduleEntries, Instant timeAnchor,
    @Nullable CustomData customData) {
  public EVPowerSchedule {
    evPowerScheduleEntries = Check.items("evPowerScheduleEntries", evPowerScheduleEntries, 1024);
    Check.required("timeAnchor", timeAnchor);
  }

  /** With the required fields only. */
  public static EVPowerSchedule of(List<EVPowerScheduleEntry> evPowerScheduleEntries, Instant timeAnchor) {
    return new EVPowerSchedule(evPowerScheduleEntries, timeAnchor, null);
  }
}
