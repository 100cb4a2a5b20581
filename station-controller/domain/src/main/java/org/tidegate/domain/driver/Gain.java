package org.tidegate.domain.driver;

import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.review.Alternative;

/**
 * What other conditions would have earned more, by an estimate. Immutable.
 *
 * @param alternative the token of an {@link Alternative}
 * @param more than was earned; negative: less
 */
public record Gain(String alternative, Money more) {
  private static final Comparator<Gain> MOST_LAST = Comparator
      .comparing((Gain gain) -> gain.more().minorUnits()).thenComparing(Gain::alternative, Comparator.reverseOrder());

  private record Kind(String alternative, Currency currency) {}

  /** The conditions that would have earned most in all these stays, if that is clearly more: at least a tenth. */
  public static Optional<Gain> best(List<Visit> visits) {
    var sums = new HashMap<Kind, Money>();
    visits.stream().flatMap(visit -> visit.gains().stream()).forEach(
        gain -> sums.merge(new Kind(gain.alternative(), gain.more().currency()), gain.more(), Money::plus));
    return sums.entrySet().stream().map(sum -> new Gain(sum.getKey().alternative(), sum.getValue())).max(MOST_LAST)
        .filter(most -> most.more().minorUnits() > Math.max(1, earned(visits, most) / 10));
  }

  private static long earned(List<Visit> visits, Gain gain) {
    return visits.stream().flatMap(visit -> visit.sums().earned().stream())
        .filter(earned -> earned.currency().equals(gain.more().currency())).mapToLong(Money::minorUnits).sum();
  }
}
