package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Levels of prices for an ISO 15118-20 vehicle. Immutable. OCPP 2.1 Part 2, 2.77. */
public record PriceLevelSchedule(List<PriceLevelScheduleEntry> priceLevelScheduleEntries, Instant timeAnchor,
    Integer priceScheduleId, Integer numberOfPriceLevels, @Nullable String priceScheduleDescription,
    @Nullable CustomData customData) {
  public PriceLevelSchedule {
    priceLevelScheduleEntries = Check.items("priceLevelScheduleEntries", priceLevelScheduleEntries, 100);
    Check.required("timeAnchor", timeAnchor);
    Check.required("priceScheduleId", priceScheduleId);
    Check.atLeast("priceScheduleId", priceScheduleId, 0);
    Check.required("numberOfPriceLevels", numberOfPriceLevels);
    Check.atLeast("numberOfPriceLevels", numberOfPriceLevels, 0);
    Check.maxLength("priceScheduleDescription", priceScheduleDescription, 32);
  }

  /** With the required fields only. */
  public static PriceLevelSchedule of(List<PriceLevelScheduleEntry> priceLevelScheduleEntries, Instant timeAnchor,
      Integer priceScheduleId, Integer numberOfPriceLevels) {
    return new PriceLevelSchedule(priceLevelScheduleEntries, timeAnchor, priceScheduleId, numberOfPriceLevels, null,
        null);
  }
}
