package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidegate.domain.tariff.Metered;
import org.tidegate.domain.tariff.TariffInUse;

/**
 * What was measured in a transaction while the time of the day was not known, until it is: the moments are told by how long
 * the transaction has run. Station loop only.
 */
@OnStationLoop
final class Unpriced {
  /** A price that comes into use in between is followed as exactly as that. */
  private static final Duration APART = Duration.ofMinutes(1);
  /** A day of them; whatever follows is told apart no more. */
  static final int MOST = 1440;

  private final List<Step> steps = new ArrayList<>();

  /** The meter was read; from then on the transaction may follow another tariff. */
  record Step(Metered metered, Optional<TariffInUse> next) {}

  boolean isEmpty() {
    return steps.isEmpty();
  }

  void add(Metered metered) {
    if (steps.size() == MOST || isNearTheOneBeforeLast(metered)) {
      var last = steps.removeLast();
      steps.add(new Step(metered, last.next()));
    } else {
      steps.add(new Step(metered, Optional.empty()));
    }
  }

  void change(Metered metered, TariffInUse next) {
    steps.add(new Step(metered, Optional.of(next)));
  }

  /** Whether energy flows since what was measured last; absent: nothing waits. */
  Optional<Boolean> flows() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast().metered().charging());
  }

  /** The newest tariff of those that were changed to. */
  Optional<TariffInUse> newest() {
    return steps.stream().flatMap(step -> step.next().stream()).reduce((_, later) -> later);
  }

  /** All, oldest first; there are none afterwards. */
  List<Step> take() {
    var all = List.copyOf(steps);
    steps.clear();
    return all;
  }

  private boolean isNearTheOneBeforeLast(Metered metered) {
    if (steps.size() < 2) {
      return false;
    }
    var last = steps.getLast();
    var before = steps.get(steps.size() - 2).metered();
    return last.next().isEmpty() && last.metered().charging() == before.charging()
        && metered.elapsed().minus(before.elapsed()).compareTo(APART) <= 0;
  }
}
