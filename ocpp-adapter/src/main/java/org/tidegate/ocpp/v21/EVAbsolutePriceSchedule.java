package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** What a vehicle wants to be paid for its energy. Immutable. OCPP 2.1 Part 2, 2.41. */
public record EVAbsolutePriceSchedule(Instant timeAnchor, String currency,
    List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries, String priceAlgorithm,
    @Nullable CustomData customData) {
  public EVAbsolutePriceSchedule {
    Check.required("timeAnchor", timeAnchor);
    Check.required("currency", currency);
    Check.maxLength("currency", currency, 3);
    evAbsolutePriceScheduleEntries = Check.items("evAbsolutePriceScheduleEntries", evAbsolutePriceScheduleEntries,
        1024);
    Check.required("priceAlgorithm", priceAlgorithm);
    Check.maxLength("priceAlgorithm", priceAlgorithm, 2000);
  }

  /** With the required fields only. */
  public static EVAbsolutePriceSchedule of(Instant timeAnchor, String currency,
      List<EVAbsolutePriceScheduleEntry> evAbsolutePriceScheduleEntries, String priceAlgorithm) {
    return new EVAbsolutePriceSchedule(timeAnchor, currency, evAbsolutePriceScheduleEntries, priceAlgorithm, null);
  }
}
