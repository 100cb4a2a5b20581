package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.price.PriceSchedule;

/**
 * {@code PriceSchedule}, central system to station: replaces the schedule before it from now on. Immutable.
 *
 * @param version 1; absent means 1
 * @param currency ISO 4217, of all prices
 * @param intervals by strictly increasing start; each lasts until the next one starts
 * @param end of the last one, exclusive, UTC; absent: it holds on
 */
public record PriceScheduleMessage(@Nullable Integer version, String currency, List<Interval> intervals,
    @Nullable Instant end) {
  /** Its {@code messageId}. */
  public static final String ID = "PriceSchedule";

  /** Checks each interval on its own; their order is the domain's to judge. */
  public PriceScheduleMessage {
    version = Bounds.version(version);
    Bounds.currency(currency);
    intervals = Bounds.items("intervals", intervals, 1, PriceSchedule.MOST_INTERVALS);
  }

  /**
   * Prices from a moment on. Immutable.
   *
   * @param start inclusive, UTC
   * @param salePrice paid to the driver, decimal string, major units per kWh; absent: unknown
   * @param purchasePrice paid by the driver, decimal string, major units per kWh; absent: unknown
   */
  public record Interval(Instant start, @Nullable String salePrice, @Nullable String purchasePrice) {
    /** Checks everything. */
    public Interval {
      Bounds.required("start", start);
      Bounds.price("salePrice", salePrice);
      Bounds.price("purchasePrice", purchasePrice);
    }
  }
}
