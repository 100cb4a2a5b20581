package org.tidegate.app.configuration;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.price.StaticTariff;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;

/** Reads prices and prepared conditions, all in the station's currency. Used by one thread, once. */
final class PricesReader {
  private static final String LOWEST = "-1000000";
  private static final String HIGHEST = "1000000";

  private final Currency currency;

  PricesReader(Currency currency) {
    this.currency = currency;
  }

  /** The operator's prices; the sample ones when nothing is written, none when the group is there but empty of them. */
  Optional<StaticTariff> tariff(Section section) {
    var sale = price(section, "sale-per-kwh");
    var purchase = price(section, "purchase-per-kwh");
    boolean written = section.has("sale-per-kwh") || section.has("purchase-per-kwh");
    boolean unknown = section.flag("unknown").orElse(false);
    section.refuseUnknown();
    if (unknown && written) {
      section.refuse("unknown", "prices are written and called unknown", "keep one of both");
    }
    if (unknown) {
      return Optional.empty();
    }
    return Optional.of(written
        ? new StaticTariff(sale, purchase)
        : new StaticTariff(Optional.of(of("0.32")), Optional.of(of("0.29"))));
  }

  /** The prepared conditions; sample ones when none are written. */
  List<ConditionsPattern> patterns(Section root) {
    var ids = new HashSet<String>();
    return root.sections("patterns").map(sections -> sections.stream().flatMap(section -> {
      var pattern = pattern(section);
      if (pattern.isPresent() && !ids.add(pattern.get().id())) {
        section.refuse("id", "there are two patterns \"" + pattern.get().id() + "\"", "give each its own id");
      }
      return pattern.stream();
    }).toList()).orElseGet(this::samples);
  }

  private List<ConditionsPattern> samples() {
    return Stream.of(
        sample("balanced", 40, 80, "0.25", "0.35", 8),
        sample("careful", 60, 90, "0.30", "0.30", 8),
        sample("earn-more", 20, 60, "0.15", "0.45", 10),
        sample("ready-soon", 50, 80, "0.25", "0.45", 2)).toList();
  }

  private ConditionsPattern sample(String id, int minimum, int required, String sale, String purchase, int hours) {
    return new ConditionsPattern(id, StateOfCharge.percent(minimum), Optional.of(StateOfCharge.percent(required)),
        of(sale), of(purchase), Optional.of(Duration.ofHours(hours)), Optional.empty());
  }

  private Optional<ConditionsPattern> pattern(Section section) {
    var id = section.parsed("id", "lower-case letters, digits and hyphens, at most 40",
        text -> text.matches("[a-z0-9][a-z0-9-]{0,39}") ? text : null);
    var minimum = percent(section, "minimum-charge-percent");
    var required = percent(section, "required-charge-percent");
    var sale = price(section, "lowest-sale-price");
    var purchase = price(section, "highest-purchase-price");
    var stay = section.integer("stay-minutes", 1, 14 * 24 * 60).map(minutes -> Duration.ofMinutes(minutes));
    var wear = section.integer("wear-budget-watt-hours", 1, 10_000_000).map(number -> new WattHours(number));
    section.refuseUnknown();
    for (var key : List.of("id", "minimum-charge-percent", "lowest-sale-price", "highest-purchase-price")) {
      if (!section.has(key)) {
        section.refuse(key, "it is missing", "each pattern has one");
      }
    }
    if (id.isEmpty() || minimum.isEmpty() || sale.isEmpty() || purchase.isEmpty()) {
      return Optional.empty();
    }
    if (required.isPresent() && required.get().isBelow(minimum.get())) {
      section.refuse("required-charge-percent", required.get() + " is below the minimum charge, " + minimum.get(),
          "write at least " + minimum.get());
    }
    return Optional.of(
        new ConditionsPattern(id.get(), minimum.get(), required, sale.get(), purchase.get(), stay, wear));
  }

  private static Optional<StateOfCharge> percent(Section section, String key) {
    return section.decimal(key, "0", "100").map(number -> StateOfCharge.percent(number.doubleValue()));
  }

  private Optional<Price> price(Section section, String key) {
    return section.decimal(key, LOWEST, HIGHEST).map(number -> new Price(number, currency));
  }

  private Price of(String perKwh) {
    return new Price(new BigDecimal(perKwh), currency);
  }
}
