package org.tidegate.hmi.page;

import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.view.PricesView;

/** The large figures. */
final class Figures {
  private Figures() {}

  /** A figure with its label above and notes beside. */
  static Html figure(String style, Object label, Html value, Object... notes) {
    var beside = Html.NONE;
    for (Object note : notes) {
      beside = Html.of("{}<span>{}</span>", beside, note);
    }
    return Html.of("""
        <div class="figure {}"><p class="label">{}</p><p class="big">{}<small>{}</small></p></div>
        """, style, label, value, beside);
  }

  /** What the driver is paid and what the driver pays, apart, never netted. */
  static Html prices(Viewing viewing) {
    var prices = viewing.evse().prices();
    return Html.of("""
        <div class="figures">{}{}</div>
        """, sale(viewing, prices), purchase(viewing, prices));
  }

  private static Html sale(Viewing viewing, PricesView prices) {
    if (viewing.chargeOnly()) {
      return figure("words", viewing.say("you-get"), Values.unknown("sale-price", viewing.say("not-applicable")));
    }
    var limit = limit(viewing, "lowest-sale-price", "from-price", Conditions::lowestSalePrice);
    return price(viewing, "sale-price", viewing.say("you-get"), prices.sale(), limit);
  }

  private static Html purchase(Viewing viewing, PricesView prices) {
    var limit = limit(viewing, "highest-purchase-price", "up-to-price", Conditions::highestPurchasePrice);
    return price(viewing, "purchase-price", viewing.say("you-pay-" + viewing.surroundings().settings().tax()),
        prices.purchase(), limit);
  }

  private static Html price(Viewing viewing, String name, String label, Optional<Price> price, Html limit) {
    var value = Values.price(viewing, name, price);
    return price.isPresent()
        ? figure("", label, value, viewing.say("per-kwh"), limit)
        : figure("words", label, value);
  }

  private interface Limit {
    Price of(Conditions conditions);
  }

  private static Html limit(Viewing viewing, String name, String text, Limit limit) {
    return viewing.conditions().map(limit::of)
        .map(price -> Values.value(name, price.perKwh().toPlainString(),
            viewing.say(text, viewing.wording().price(price))))
        .orElse(Html.NONE);
  }
}
