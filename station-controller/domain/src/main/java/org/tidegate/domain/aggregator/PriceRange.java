package org.tidegate.domain.aggregator;

import org.tidegate.domain.quantity.Price;

/**
 * Unit prices from this to that, both included. Immutable.
 *
 * @param from not above {@code to}, in its currency
 */
public record PriceRange(Price from, Price to) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when it is the wrong way round, or in two currencies
   */
  public PriceRange {
    if (from.isAbove(to)) {
      throw new IllegalArgumentException("a range of prices begins above its end");
    }
  }
}
