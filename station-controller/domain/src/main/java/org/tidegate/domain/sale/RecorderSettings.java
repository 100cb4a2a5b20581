package org.tidegate.domain.sale;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

/**
 * How an EVSE's interchange is recorded. Immutable.
 *
 * @param evseId where
 * @param currency of an amount whose unit price is unknown
 * @param marketInterval every record is cut at its multiples since midnight UTC: 1 minute to 24 hours, a whole part of a
 *     day
 */
public record RecorderSettings(int evseId, Currency currency, Duration marketInterval) {
  /** The electricity market's usual interval. */
  public static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

  private static final Duration DAY = Duration.ofDays(1);

  /**
   * Checks the interval.
   *
   * @throws IllegalArgumentException when it is out of range or no whole part of a day
   */
  public RecorderSettings {
    if (marketInterval.compareTo(Duration.ofMinutes(1)) < 0 || marketInterval.compareTo(DAY) > 0
        || DAY.toNanos() % marketInterval.toNanos() != 0 || marketInterval.getNano() != 0) {
      throw new IllegalArgumentException("the market interval must be a whole part of a day, at least a minute");
    }
  }

  /** The last market boundary not after this moment. */
  Instant boundaryAtOrBefore(Instant moment) {
    long seconds = marketInterval.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }

  /** The first market boundary after this moment. */
  Instant boundaryAfter(Instant moment) {
    return boundaryAtOrBefore(moment).plus(marketInterval);
  }
}
