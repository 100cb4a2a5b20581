package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;

/** Tariffs and what is measured, short to write. */
final class TariffSteps {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Place PLACE = new Place(BERLIN, CurrentKind.DC);
  /** A Monday, 08:00 in Berlin. */
  static final Instant START = Instant.parse("2026-03-02T07:00:00Z");
  static final Currency EUR = Currency.getInstance("EUR");

  private TariffSteps() {}

  static Tariff tariff(Map<CostItem, Rates> items) {
    return new Tariff("T", EUR, Optional.empty(), List.of(), items, Optional.empty(), Optional.empty());
  }

  static Tariff energy(Rate... rates) {
    return tariff(Map.of(CostItem.ENERGY, new Rates(List.of(rates), List.of())));
  }

  static Tariff within(Tariff tariff, String least, String most) {
    return new Tariff(tariff.id(), tariff.currency(), tariff.validFrom(), tariff.description(), tariff.items(),
        amount(least), amount(most));
  }

  static Tariff taxed(Tariff tariff, Tax... taxes) {
    var items = new EnumMap<CostItem, Rates>(CostItem.class);
    tariff.items().forEach((item, rates) -> items.put(item, new Rates(rates.rates(), List.of(taxes))));
    return new Tariff(tariff.id(), tariff.currency(), tariff.validFrom(), tariff.description(), items,
        tariff.minCost(), tariff.maxCost());
  }

  static Tariff named(String id, Tariff tariff) {
    return new Tariff(id, tariff.currency(), tariff.validFrom(), tariff.description(), tariff.items(),
        tariff.minCost(), tariff.maxCost());
  }

  static Tariff from(Instant start, Tariff tariff) {
    return new Tariff(tariff.id(), tariff.currency(), Optional.of(start), tariff.description(), tariff.items(),
        tariff.minCost(), tariff.maxCost());
  }

  /** Including taxes with a plus in front. */
  static Optional<Amount> amount(String text) {
    var number = Optional.of(text).filter(some -> !some.isEmpty()).map(some -> new BigDecimal(some.replace("+", "")));
    return number.map(value -> text.startsWith("+")
        ? new Amount(Optional.empty(), Optional.of(value), List.of())
        : new Amount(Optional.of(value), Optional.empty(), List.of()));
  }

  static Rate rate(String price) {
    return new Rate(new BigDecimal(price), PriceConditions.NONE);
  }

  static Rate rate(String price, Measure measure, String min, String max) {
    return new Rate(new BigDecimal(price), new PriceConditions(Calendar.ALWAYS, Optional.empty(), Optional.empty(),
        Map.of(measure, range(min, max))));
  }

  static Rate rate(String price, String start, String end) {
    return new Rate(new BigDecimal(price), new PriceConditions(daily(start, end), Optional.empty(), Optional.empty(),
        Map.of()));
  }

  static Range range(String min, String max) {
    return new Range(decimal(min), decimal(max));
  }

  static Calendar daily(String start, String end) {
    return new Calendar(Optional.of(LocalTime.parse(start)), Optional.of(LocalTime.parse(end)), Set.of(),
        Optional.empty(), Optional.empty());
  }

  private static Optional<BigDecimal> decimal(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty()).map(BigDecimal::new);
  }

  static Metered at(long second, long importedWh, long exportedWh, int watts, boolean charging) {
    return new Metered(START.plusSeconds(second), Duration.ofSeconds(second), new WattHours(importedWh),
        new WattHours(exportedWh), new Watts(watts), BigDecimal.valueOf(watts).movePointLeft(2), charging);
  }

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
