package org.tidegate.hmi.page;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;

/** The large figures. */
final class Figures {
  /** Longer prices don't fit side by side on a narrow panel. */
  private static final int MOST_SHORT = 5;
  private static final int MOST_BESIDE = 7;

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

  /** An amount with what it is for; a long one stands below its label on a narrow panel. */
  static Html money(Html label, Viewing viewing, String name, Optional<Money> money) {
    boolean tall = money.map(viewing.wording()::money).map(String::length).orElse(0) > MOST_BESIDE;
    return figure(tall ? "money tall" : "money", label, Values.money(viewing, name, money));
  }

  /** What the driver is paid and what the driver pays, apart, never netted. */
  static Html prices(Viewing viewing) {
    return Html.of("""
        <p class="unit">{}</p><div class="figures prices {}">{}{}</div>
        """, unit(viewing), longest(viewing) > MOST_SHORT ? "long" : "", sale(viewing), purchase(viewing));
  }

  private static int longest(Viewing viewing) {
    var prices = viewing.evse().prices();
    return Stream.of(prices.sale(), prices.purchase()).flatMap(Optional::stream)
        .mapToInt(price -> viewing.wording().price(price).length()).max().orElse(0);
  }

  private static String unit(Viewing viewing) {
    return viewing.say("per-kwh-" + viewing.surroundings().settings().tax());
  }

  private static Html sale(Viewing viewing) {
    if (viewing.chargeOnly()) {
      return figure("words", viewing.say("you-get"), Values.unknown("sale-price", viewing.say("not-applicable")));
    }
    var label = label(viewing.say("you-get"), viewing.say("per-kwh"));
    return price(viewing, "sale-price", label, viewing.evse().prices().sale(),
        limit(viewing, "lowest-sale-price", "≥", Conditions::lowestSalePrice));
  }

  private static Html purchase(Viewing viewing) {
    return price(viewing, "purchase-price", label(viewing.say("you-pay"), unit(viewing)),
        viewing.evse().prices().purchase(),
        limit(viewing, "highest-purchase-price", "≤", Conditions::highestPurchasePrice));
  }

  private static Html label(String words, String unit) {
    return Html.of("{} <span>{}</span>", words, unit);
  }

  private static Html price(Viewing viewing, String name, Html label, Optional<Price> price, Html limit) {
    var value = Values.price(viewing, name, price);
    return price.isPresent() ? figure("", label, value, limit) : figure("words", label, value);
  }

  private static Html limit(Viewing viewing, String name, String sign, Function<Conditions, Price> limit) {
    return viewing.conditions().map(limit)
        .map(price -> Html.of("{} {}", sign,
            Values.value(name, price.perKwh().toPlainString(), viewing.wording().price(price))))
        .orElse(Html.NONE);
  }
}
