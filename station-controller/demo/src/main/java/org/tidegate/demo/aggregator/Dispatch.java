package org.tidegate.demo.aggregator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Divides power among vehicles by the energy they can give or take, none beyond its own power: what is firm first, what is
 * likely for the rest. Pure.
 */
final class Dispatch {
  private Dispatch() {}

  /** The parts of those that take part; less than asked in sum when they can't do more. */
  static List<Share> split(int watts, Direction direction, List<Candidate> candidates) {
    var parts = new LinkedHashMap<Candidate, Integer>();
    int left = divide(watts, candidates, Candidate::firm, parts);
    divide(left, candidates, candidate -> candidate.likely().beyond(parts.getOrDefault(candidate, 0)), parts);
    return parts.entrySet().stream().filter(part -> part.getValue() != 0)
        .map(part -> new Share(part.getKey(),
            direction == Direction.DOWNWARD ? -part.getValue() : part.getValue()))
        .toList();
  }

  /** Adds to the parts, and tells what could not be placed. */
  private static int divide(int watts, List<Candidate> candidates, Function<Candidate, Ability> able,
      Map<Candidate, Integer> parts) {
    var abilities = new LinkedHashMap<Candidate, Ability>();
    candidates.forEach(candidate -> abilities.put(candidate, able.apply(candidate)));
    abilities.values().removeIf(ability -> !ability.isAny());
    int left = watts;
    double weights = abilities.values().stream().mapToDouble(Ability::weight).sum();
    for (var each : soonestFull(abilities)) {
      var ability = each.getValue();
      int part = (int) Math.min(ability.mostWatts(), Math.round(left * ability.weight() / weights));
      parts.merge(each.getKey(), part, Integer::sum);
      left -= part;
      weights -= ability.weight();
    }
    return left;
  }

  /** Those that reach their own limit first leave the rest to the others. */
  private static List<Map.Entry<Candidate, Ability>> soonestFull(Map<Candidate, Ability> abilities) {
    var order = new ArrayList<>(abilities.entrySet());
    order.sort(Comparator.comparingDouble(each -> each.getValue().mostWatts() / each.getValue().weight()));
    return order;
  }
}
