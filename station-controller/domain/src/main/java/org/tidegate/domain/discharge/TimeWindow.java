package org.tidegate.domain.discharge;

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
    var slots = situation.conditions().map(conditions -> conditions.slots());
    var moment = situation.now().atZone(situation.zone());
    return slots.map(all -> all.isEmpty() || all.stream().anyMatch(slot -> slot.contains(moment))).orElse(false);
  }
}
