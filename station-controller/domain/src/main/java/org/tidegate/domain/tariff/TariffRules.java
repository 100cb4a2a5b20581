package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.smartcharging.Refusal;

/** Which tariffs this station can follow. Pure functions, safe from any thread. */
public final class TariffRules {
  /** Prices of one item: each quarter of an hour of a day, and one for all other times. */
  public static final int MOST_RATES = 97;
  /** Digits after the decimal point that a number may have. */
  private static final int MOST_DECIMALS = 10;
  /** Largest price, bound or amount; a weak currency's are still far below. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);

  private TariffRules() {}

  /** Whether it has more prices of an item than this station takes (2.1 I07.FR.02, 2.1 I11.FR.02). */
  public static boolean isTooLarge(Tariff tariff) {
    return tariff.items().values().stream().anyMatch(item -> item.rates().size() > MOST_RATES);
  }

  /** Why it makes no sense; empty when it does (2.1 I07.FR.05). */
  public static Optional<Refusal> fault(Tariff tariff) {
    return words(tariff).map(words -> new Refusal("InvalidValue", words));
  }

  private static Optional<String> words(Tariff tariff) {
    if (tariff.id().isBlank()) {
      return Optional.of("a tariff needs an id");
    }
    if (numbers(tariff).anyMatch(number -> !isReasonable(number))) {
      return Optional.of("a number of the tariff is beyond all reason");
    }
    if (taxes(tariff).map(Tax::percent).anyMatch(percent -> percent.abs().compareTo(MOST_PERCENT) > 0)) {
      return Optional.of("a tax is beyond all reason");
    }
    if (tariff.rates().map(Rate::conditions).anyMatch(TariffRules::canNeverHold)) {
      return Optional.of("conditions of a price can never be met: min must be closer to zero than max");
    }
    if (tariff.minCost().isPresent() && tariff.maxCost().isPresent() && crosses(tariff)) {
      return Optional.of("minCost is above maxCost");
    }
    return Optional.empty();
  }

  private static boolean canNeverHold(PriceConditions conditions) {
    var calendar = conditions.calendar();
    boolean ends = calendar.from().isPresent() && calendar.to().isPresent()
        && !calendar.from().get().isBefore(calendar.to().get());
    return ends || conditions.ranges().values().stream().anyMatch(Range::isEmpty);
  }

  private static boolean crosses(Tariff tariff) {
    return isAbove(tariff.minCost().flatMap(Amount::exclTax), tariff.maxCost().flatMap(Amount::exclTax))
        || isAbove(tariff.minCost().flatMap(Amount::inclTax), tariff.maxCost().flatMap(Amount::inclTax));
  }

  private static boolean isAbove(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
  }

  private static Stream<Tax> taxes(Tariff tariff) {
    return Stream.concat(tariff.items().values().stream().flatMap(item -> item.taxes().stream()),
        amounts(tariff).flatMap(amount -> amount.taxes().stream()));
  }

  private static Stream<Amount> amounts(Tariff tariff) {
    return Stream.of(tariff.minCost(), tariff.maxCost()).flatMap(Optional::stream);
  }

  private static Stream<BigDecimal> numbers(Tariff tariff) {
    var bounds = tariff.rates().flatMap(rate -> rate.conditions().ranges().values().stream())
        .flatMap(range -> Stream.of(range.min(), range.max()).flatMap(Optional::stream));
    var amounts = amounts(tariff)
        .flatMap(amount -> Stream.of(amount.exclTax(), amount.inclTax()).flatMap(Optional::stream));
    return Stream.of(tariff.rates().map(Rate::price), bounds, amounts, taxes(tariff).map(Tax::percent))
        .flatMap(numbers -> numbers);
  }

  private static boolean isReasonable(BigDecimal number) {
    return number.scale() <= MOST_DECIMALS && number.abs().compareTo(LARGEST) <= 0;
  }
}
