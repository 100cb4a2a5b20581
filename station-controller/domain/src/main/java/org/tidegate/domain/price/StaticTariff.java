package org.tidegate.domain.price;

import java.util.Currency;
import java.util.Optional;
import org.tidegate.domain.quantity.Price;

/**
 * Prices that the operator configured for as long as the central system tells none. Immutable.
 *
 * @param sale paid to the driver; absent: unknown
 * @param purchase paid by the driver; absent: unknown
 */
public record StaticTariff(Optional<Price> sale, Optional<Price> purchase) {

  /**
   * Checks the currency.
   *
   * @throws IllegalArgumentException when the two prices are in two currencies
   */
  public StaticTariff {
    if (sale.isPresent() && purchase.isPresent() && !sale.get().currency().equals(purchase.get().currency())) {
      throw new IllegalArgumentException("both prices of a tariff must be in one currency");
    }
  }

  /** The currency of the prices; absent when neither is known. */
  public Optional<Currency> currency() {
    return sale.or(() -> purchase).map(Price::currency);
  }
}
