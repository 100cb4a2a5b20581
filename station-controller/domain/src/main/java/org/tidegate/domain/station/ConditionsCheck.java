package org.tidegate.domain.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.port.DriverRefusal;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Price;

/** Whether conditions can be kept at this station, at this moment. Pure. */
final class ConditionsCheck {
  /** Nobody plans further; a slip of the finger does. */
  static final Duration LONGEST_STAY = Duration.ofDays(14);
  /** Seven days of several slots each. */
  static final int MOST_SLOTS = 50;

  private ConditionsCheck() {}

  /** Why not; empty when they can. */
  static Optional<DriverRefusal> refusal(Conditions conditions, Currency currency, Instant now) {
    if (!conditions.lowestSalePrice().currency().equals(currency)) {
      return Optional.of(DriverRefusal.CURRENCY);
    }
    if (isBeyondReason(conditions.lowestSalePrice()) || isBeyondReason(conditions.highestPurchasePrice())) {
      return Optional.of(DriverRefusal.PRICE);
    }
    if (conditions.slots().size() > MOST_SLOTS) {
      return Optional.of(DriverRefusal.SLOTS);
    }
    return conditions.departure().flatMap(at -> departure(at, now));
  }

  private static Optional<DriverRefusal> departure(Instant at, Instant now) {
    if (!at.isAfter(now)) {
      return Optional.of(DriverRefusal.DEPARTURE);
    }
    return at.isAfter(now.plus(LONGEST_STAY)) ? Optional.of(DriverRefusal.DEPARTURE_FAR) : Optional.empty();
  }

  private static boolean isBeyondReason(Price price) {
    BigDecimal perKwh = price.perKwh();
    return perKwh.scale() > PriceSchedule.MOST_DECIMALS || perKwh.abs().compareTo(PriceSchedule.LARGEST_PRICE) > 0;
  }
}
