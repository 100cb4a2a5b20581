package org.tidegate.domain.discharge;

import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;

/** No charging through the aggregator above the driver's highest purchase price, nor when the price is unknown. Immutable. */
public final class PurchasePrice implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.PURCHASE_PRICE;
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    if (!wish.isThroughAggregator()) {
      return NONE;
    }
    var highest = situation.conditions().map(Conditions::highestPurchasePrice);
    var price = situation.prices().purchase();
    boolean met = highest.isPresent() && price.isPresent() && isMet(price.get(), highest.get());
    return met ? NONE : Watts.ZERO;
  }

  private static boolean isMet(Price price, Price highest) {
    return price.currency().equals(highest.currency()) && !price.isAbove(highest);
  }
}
