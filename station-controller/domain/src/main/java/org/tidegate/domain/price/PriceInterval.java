package org.tidegate.domain.price;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.quantity.Price;

/**
 * Prices from a moment on, until the next interval of their schedule starts or the schedule ends. Immutable.
 *
 * @param start inclusive, UTC
 * @param sale paid to the driver for energy out of the battery; absent: unknown
 * @param purchase paid by the driver for energy into the battery; absent: unknown
 */
public record PriceInterval(Instant start, Optional<Price> sale, Optional<Price> purchase) {

  /** An interval in which no price is known. */
  static PriceInterval unknownFrom(Instant start) {
    return new PriceInterval(start, Optional.empty(), Optional.empty());
  }

  PriceInterval startingAt(Instant other) {
    return new PriceInterval(other, sale, purchase);
  }

  boolean isKnown() {
    return sale.isPresent() || purchase.isPresent();
  }

  boolean hasPricesOf(PriceInterval other) {
    return same(sale, other.sale) && same(purchase, other.purchase);
  }

  Stream<Price> prices() {
    return Stream.of(sale, purchase).flatMap(Optional::stream);
  }

  private static boolean same(Optional<Price> one, Optional<Price> other) {
    return Objects.equals(one.map(price -> price.perKwh().stripTrailingZeros()),
        other.map(price -> price.perKwh().stripTrailingZeros()));
  }
}
