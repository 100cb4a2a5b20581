package org.tidegate.domain.discharge;

import java.time.ZonedDateTime;
import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Watts;

/** The aggregator acts only in the days and slots that the driver permitted, in the station's time zone. Immutable. */
public final class TimeWindow implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.TIME_WINDOW;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return isOpen(situation) ? NONE : Watts.ZERO;
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return !wish.isThroughAggregator() || isOpen(situation) ? NONE : Watts.ZERO;
  }

  private static boolean isOpen(Situation situation) {
    return isOpen(situation.conditions(), situation.now().atZone(situation.zone()));
  }

  /** Whether the aggregator may act at this moment. */
  public static boolean isOpen(Optional<Conditions> conditions, ZonedDateTime moment) {
    var slots = conditions.map(Conditions::slots);
    return slots.map(all -> all.isEmpty() || all.stream().anyMatch(slot -> slot.contains(moment))).orElse(false);
  }
}
