package org.tidegate.domain.discharge;

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
    boolean met = situation.conditions().filter(set -> situation.prices().purchase().filter(set::buysAt).isPresent())
        .isPresent();
    return met ? NONE : Watts.ZERO;
  }
}
