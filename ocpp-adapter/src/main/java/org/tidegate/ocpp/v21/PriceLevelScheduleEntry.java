package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A stretch with one level. Immutable. OCPP 2.1 Part 2, 2.76.
 *
 * @param duration seconds
 */
public record PriceLevelScheduleEntry(Integer duration, Integer priceLevel, @Nullable CustomData customData) {
  public PriceLevelScheduleEntry {
    Check.required("duration", duration);
    Check.required("priceLevel", priceLevel);
    Check.atLeast("priceLevel", priceLevel, 0);
  }

  /** With the required fields only. */
  public static PriceLevelScheduleEntry of(Integer duration, Integer priceLevel) {
    return new PriceLevelScheduleEntry(duration, priceLevel, null);
  }
}
