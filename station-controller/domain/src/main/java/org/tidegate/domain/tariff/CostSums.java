package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was counted as amounts of money. Pure functions, safe from any thread. */
final class CostSums {
  /** Of amounts that are told; each is rounded once, and the total is their sum. */
  private static final int DECIMALS = 6;

  private CostSums() {}

  /** By item, what other tariffs made before included (2.1 I12.FR.05, 2.1 I12.FR.07 to 2.1 I12.FR.12). */
  static Map<CostItem, Amount> of(CostAccount account, Tariff tariff) {
    var amounts = new EnumMap<CostItem, Amount>(CostItem.class);
    amounts.putAll(account.before());
    tariff.items().forEach((item, rates) -> {
      if (isAsked(item, account)) {
        amounts.merge(item, amount(item, account.counted(), rates.taxes()), Amount::plus);
      }
    });
    return amounts;
  }

  private static boolean isAsked(CostItem item, CostAccount account) {
    return item != CostItem.RESERVATION_FIXED && item != CostItem.RESERVATION_TIME || account.reserved().isPresent();
  }

  private static Amount amount(CostItem item, Map<CostItem, BigDecimal> counted, List<Tax> taxes) {
    var exact = counted.getOrDefault(item, BigDecimal.ZERO);
    return new Amount(Optional.of(rounded(exact, item)),
        Optional.of(rounded(Tax.added(exact, taxes), item)).filter(_ -> !taxes.isEmpty()), taxes);
  }

  private static BigDecimal rounded(BigDecimal exact, CostItem item) {
    return exact.divide(item.counted(), DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** 2.1 I12.FR.17. */
  static Amount total(Collection<Amount> amounts) {
    var sum = amounts.stream().reduce(Amount.ZERO, Amount::plus);
    return new Amount(sum.exclTax(), sum.inclTax(), List.of());
  }

  /** Whether either amount given is not reached (2.1 I12.FR.38). */
  static boolean isBelow(Amount total, Amount least) {
    return least.exclTax().filter(bound -> net(total).compareTo(bound) < 0).isPresent()
        || least.inclTax().filter(bound -> total.toPay().compareTo(bound) < 0).isPresent();
  }

  /** What of more of an item is added before the tariff's highest cost is reached; empty when it is not (2.1 I12.FR.39). */
  static Optional<BigDecimal> untilMost(Map<CostItem, Amount> before, Map<CostItem, BigDecimal> counted,
      Tariff tariff, CostItem item, BigDecimal more) {
    var most = tariff.maxCost().orElseThrow();
    var taxes = tariff.of(item).map(Rates::taxes).orElse(List.of());
    var now = total(before, counted, tariff);
    var share = smaller(most.exclTax().flatMap(bound -> share(bound, net(now), part(more, item))),
        most.inclTax().flatMap(bound -> share(bound, now.toPay(), part(Tax.added(more, taxes), item))));
    return share.map(more::multiply);
  }

  /** Which part of a step takes a sum to its bound; empty when it stays below. */
  private static Optional<BigDecimal> share(BigDecimal bound, BigDecimal sum, BigDecimal step) {
    var room = bound.subtract(sum);
    if (room.signum() <= 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    return step.compareTo(room) < 0 ? Optional.empty() : Optional.of(room.divide(step, MathContext.DECIMAL128));
  }

  private static Optional<BigDecimal> smaller(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() ? Optional.of(one.get().min(other.get())) : one.or(() -> other);
  }

  private static Amount total(Map<CostItem, Amount> before, Map<CostItem, BigDecimal> counted, Tariff tariff) {
    var sum = total(before.values());
    for (var item : counted.entrySet()) {
      var taxes = tariff.of(item.getKey()).map(Rates::taxes).orElse(List.of());
      sum = sum.plus(new Amount(Optional.of(part(item.getValue(), item.getKey())),
          Optional.of(part(Tax.added(item.getValue(), taxes), item.getKey())), List.of()));
    }
    return sum;
  }

  private static BigDecimal part(BigDecimal counted, CostItem item) {
    return counted.divide(item.counted(), MathContext.DECIMAL128);
  }

  private static BigDecimal net(Amount amount) {
    return amount.exclTax().orElse(BigDecimal.ZERO);
  }
}
