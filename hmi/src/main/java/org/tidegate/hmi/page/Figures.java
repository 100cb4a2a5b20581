package org.tidegate.hmi.page;

import java.util.Optional;
import java.util.function.Function;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Price;

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
    return Html.of("""
        <div class="figures prices">{}{}</div>
        """, sale(viewing), purchase(viewing));
  }

  private static Html sale(Viewing viewing) {
    var label = viewing.say("you-get");
    if (viewing.chargeOnly()) {
      return figure("words", label, Values.unknown("sale-price", viewing.say("not-applicable")));
    }
    var limit = limit(viewing, "lowest-sale-price", "from-price", Conditions::lowestSalePrice);
    return price(label, viewing.evse().prices().sale(), Values.price(viewing, "sale-price",
        viewing.evse().prices().sale()), viewing.say("per-kwh"), limit);
  }

  private static Html purchase(Viewing viewing) {
    var limit = limit(viewing, "highest-purchase-price", "up-to-price", Conditions::highestPurchasePrice);
    var unit = viewing.say("per-kwh-" + viewing.surroundings().settings().tax());
    return price(viewing.say("you-pay"), viewing.evse().prices().purchase(), Values.price(viewing, "purchase-price",
        viewing.evse().prices().purchase()), unit, limit);
  }

  private static Html price(String label, Optional<Price> price, Html value, Object... notes) {
    return price.isPresent() ? figure("", label, value, notes) : figure("words", label, value);
  }

  private static Html limit(Viewing viewing, String name, String text, Function<Conditions, Price> limit) {
    return viewing.conditions().map(limit)
        .map(price -> Values.value(name, price.perKwh().toPlainString(),
            viewing.say(text, viewing.wording().price(price))))
        .orElse(Html.NONE);
  }
}
