package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A stretch of a vehicle's prices. Immutable. OCPP 2.1 Part 2, 2.40.
 *
 * @param duration seconds
 */
public record EVAbsolutePriceScheduleEntry(Integer duration, List<EVPriceRule> evPriceRule,
    @Nullable CustomData customData) {
  public EVAbsolutePriceScheduleEntry {
    Check.required("duration", duration);
    evPriceRule = Check.items("evPriceRule", evPriceRule, 8);
  }

  /** With the required fields only. */
  public static EVAbsolutePriceScheduleEntry of(Integer duration, List<EVPriceRule> evPriceRule) {
    return new EVAbsolutePriceScheduleEntry(duration, evPriceRule, null);
  }
}
