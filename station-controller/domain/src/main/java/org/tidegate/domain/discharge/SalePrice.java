package org.tidegate.domain.discharge;

import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;

/** No discharge below the driver's lowest sale price, nor when the price is unknown. Immutable. */
public final class SalePrice implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.SALE_PRICE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    var lowest = situation.conditions().map(Conditions::lowestSalePrice);
    var price = situation.prices().sale();
    boolean met = lowest.isPresent() && price.isPresent() && isMet(price.get(), lowest.get());
    return met ? NONE : Watts.ZERO;
  }

  private static boolean isMet(Price price, Price lowest) {
    return price.currency().equals(lowest.currency()) && !price.isBelow(lowest);
  }
}
