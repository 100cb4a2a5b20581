package org.tidegate.domain.tariff;

import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.display.DisplayText;

/**
 * What a driver pays, OCPP 2.1 Part 2, 2.104. Immutable.
 *
 * @param id tells it from every other tariff of this station, at most 60 characters
 * @param currency of all its prices
 * @param validFrom when it begins to hold, UTC; absent: at once
 * @param description for drivers, in one or more languages
 * @param items prices of what is not free
 * @param minCost least cost of a transaction
 * @param maxCost most cost of a transaction
 */
public record Tariff(String id, Currency currency, Optional<Instant> validFrom, List<DisplayText> description,
    Map<CostItem, Rates> items, Optional<Amount> minCost, Optional<Amount> maxCost) {

  /** Copies the collections. */
  public Tariff {
    description = List.copyOf(description);
    var ordered = new EnumMap<CostItem, Rates>(CostItem.class);
    ordered.putAll(items);
    items = Collections.unmodifiableMap(ordered);
  }

  /** The same, holding at once (2.1 I08.FR.10). */
  public Tariff withoutValidFrom() {
    return new Tariff(id, currency, Optional.empty(), description, items, minCost, maxCost);
  }

  /** How many prices it has, of all items together. */
  public int size() {
    return items.values().stream().mapToInt(item -> item.rates().size()).sum();
  }

  /** Whether any price of it depends on the time of the day or the date. */
  public boolean asksForTheTime() {
    return rates().anyMatch(rate -> !rate.conditions().calendar().equals(Calendar.ALWAYS));
  }

  /** Whether it has prices of this. */
  public boolean prices(CostItem item) {
    return items.containsKey(item);
  }

  Optional<Rates> of(CostItem item) {
    return Optional.ofNullable(items.get(item));
  }

  Stream<Rate> rates() {
    return items.values().stream().flatMap(item -> item.rates().stream());
  }
}
