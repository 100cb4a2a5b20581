package org.tidegate.domain.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.quantity.Money;

/**
 * Other conditions and what the stay would have come to under them. Immutable.
 *
 * @param alternative other conditions
 * @param outcome an estimate
 */
public record Judged(Alternative alternative, Outcome outcome) {
  private static final Comparator<Judged> BEST_FIRST = Comparator
      .comparing((Judged judged) -> -judged.outcome().earned().minorUnits())
      .thenComparing(judged -> judged.alternative().token());

  /** All alternatives of a stay, the one that earns most first. */
  public static List<Judged> all(StayTrace trace, List<ConditionsPattern> patterns) {
    return Alternative.of(trace, patterns).stream().flatMap(alternative -> of(trace, alternative)).sorted(BEST_FIRST)
        .toList();
  }

  /** The one that would have earned most, if that is clearly more than was earned: the replay is an estimate. */
  public static Optional<Judged> best(StayTrace trace, List<Judged> judged) {
    long earned = trace.earned().map(money -> money.minorUnits()).orElse(0L);
    return judged.stream().min(BEST_FIRST)
        .filter(first -> first.outcome().earned().minorUnits() > earned + Math.max(1, Math.abs(earned) / 10));
  }

  /** What it would have earned more than was earned; negative: less. */
  public Money gain(StayTrace trace) {
    return outcome.earned().minus(trace.earned().filter(money -> money.currency().equals(trace.currency()))
        .orElse(Money.zero(trace.currency())));
  }

  private static Stream<Judged> of(StayTrace trace, Alternative alternative) {
    return Hindsight.under(trace, alternative.conditions()).map(outcome -> new Judged(alternative, outcome)).stream();
  }
}
