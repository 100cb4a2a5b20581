package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** No discharge below the driver's lowest sale price, nor when the price is unknown. Immutable. */
public final class SalePrice implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.SALE_PRICE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    boolean met = situation.conditions().filter(set -> situation.prices().sale().filter(set::sellsAt).isPresent())
        .isPresent();
    return met ? NONE : Watts.ZERO;
  }
}
