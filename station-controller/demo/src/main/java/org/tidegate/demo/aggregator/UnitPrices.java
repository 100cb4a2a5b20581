package org.tidegate.demo.aggregator;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * What the aggregator pays and asks. Immutable.
 *
 * @param sale paid to drivers, major units per kWh
 * @param purchase paid by drivers, major units per kWh
 * @param currency of both
 */
public record UnitPrices(BigDecimal sale, BigDecimal purchase, Currency currency) {
  private static final BigDecimal MOST = BigDecimal.valueOf(1000);
  private static final int MOST_DECIMALS = 6;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException naming the price that can't be
   */
  public UnitPrices {
    check("sale", sale);
    check("purchase", purchase);
  }

  /** These where given, else the present ones. */
  UnitPrices with(Optional<BigDecimal> newSale, Optional<BigDecimal> newPurchase) {
    return new UnitPrices(newSale.orElse(sale), newPurchase.orElse(purchase), currency);
  }

  /** Moved by this much. */
  UnitPrices plus(BigDecimal saleChange, BigDecimal purchaseChange) {
    return new UnitPrices(sale.add(saleChange), purchase.add(purchaseChange), currency);
  }

  private static void check(String name, BigDecimal price) {
    if (price.abs().compareTo(MOST) > 0 || price.scale() > MOST_DECIMALS || price.scale() < -3) {
      throw new IllegalArgumentException("the " + name + " price is not within ±" + MOST + " per kWh with "
          + MOST_DECIMALS + " decimals");
    }
  }

  @Override
  public String toString() {
    return "sale " + sale.toPlainString() + ", purchase " + purchase.toPlainString() + " "
        + currency.getCurrencyCode() + "/kWh";
  }
}
