package org.tidegate.domain.review;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;

/**
 * Other conditions that a driver could have set. Immutable.
 *
 * @param token what is different: {@code pattern-<id>}, {@code lowest-sale-price}, {@code minimum-charge},
 *     {@code time-window}, {@code wear-budget}
 * @param conditions all of them
 */
public record Alternative(String token, Conditions conditions) {
  /** Further down few drivers go. */
  private static final double LOWEST_MINIMUM = 20;
  private static final double STEP = 10;

  /** What is worth trying for this stay: each prepared pattern, and the driver's own conditions with one thing changed. */
  public static List<Alternative> of(StayTrace trace, List<ConditionsPattern> patterns) {
    var all = new ArrayList<Alternative>();
    trace.conditions().ifPresent(own -> all.addAll(variations(trace, own)));
    for (var pattern : patterns) {
      var under = conditions(trace, pattern);
      if (trace.conditions().filter(own -> isSame(own, under)).isEmpty()) {
        all.add(new Alternative("pattern-" + pattern.id(), under));
      }
    }
    return List.copyOf(all);
  }

  private static boolean isSame(Conditions own, Conditions other) {
    return own.asVersion(1).equals(other.asVersion(1));
  }

  private static Conditions conditions(StayTrace trace, ConditionsPattern pattern) {
    var departure = trace.conditions().flatMap(Conditions::departure)
        .or(() -> pattern.stay().map(stay -> trace.from().plus(stay)));
    return new Conditions(1, pattern.minimumCharge(), pattern.requiredCharge(), pattern.lowestSalePrice(),
        pattern.highestPurchasePrice(), departure, List.of(), pattern.wearBudget(), false,
        trace.conditions().map(Conditions::compensationUse).orElse(Conditions.CompensationUse.OFFSET));
  }

  private static List<Alternative> variations(StayTrace trace, Conditions own) {
    var all = new ArrayList<Alternative>();
    lowestPriceAsked(trace, own.lowestSalePrice().currency()).filter(price -> price.isBelow(own.lowestSalePrice()))
        .ifPresent(
            price -> all.add(new Alternative("lowest-sale-price", with(own, own.minimumCharge(), price, false))));
    if (own.minimumCharge().percent() - STEP >= LOWEST_MINIMUM) {
      all.add(new Alternative("minimum-charge",
          with(own, own.minimumCharge().plusPoints(-STEP), own.lowestSalePrice(), false)));
    }
    if (!own.slots().isEmpty()) {
      all.add(new Alternative("time-window", with(own, own.minimumCharge(), own.lowestSalePrice(), true)));
    }
    if (own.wearBudget().isPresent()) {
      all.add(new Alternative("wear-budget", withoutBudget(own)));
    }
    return all;
  }

  /** At which the aggregator asked for energy out of the vehicle. */
  private static Optional<Price> lowestPriceAsked(StayTrace trace, Currency currency) {
    return trace.moments().stream().filter(moment -> moment.setpoint().filter(power -> power.isDischarge()).isPresent())
        .flatMap(moment -> moment.sale().stream())
        .filter(price -> price.currency().equals(currency))
        .min((one, other) -> one.perKwh().compareTo(other.perKwh()));
  }

  private static Conditions with(Conditions own, StateOfCharge minimum, Price lowest, boolean anyTime) {
    return new Conditions(own.version(), minimum, own.requiredCharge(), lowest, own.highestPurchasePrice(),
        own.departure(), anyTime ? List.of() : own.slots(), own.wearBudget(), own.entrusted(), own.compensationUse());
  }

  private static Conditions withoutBudget(Conditions own) {
    return new Conditions(own.version(), own.minimumCharge(), own.requiredCharge(), own.lowestSalePrice(),
        own.highestPurchasePrice(), own.departure(), own.slots(), Optional.empty(), own.entrusted(),
        own.compensationUse());
  }
}
