package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** What a hot EVSE still carries of what it is built for. Immutable. Too hot for any power is a fault. */
public final class OverTemperature implements Limit {
  private static final int WHOLE = 100;

  @Override
  public LimitReason reason() {
    return LimitReason.OVER_TEMPERATURE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return carried(situation, situation.rating().discharge());
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return carried(situation, situation.rating().charge());
  }

  private static Watts carried(Situation situation, Watts rated) {
    int percent = situation.health().ratingPercent();
    return percent >= WHOLE ? NONE : Watts.towardsZero(rated.value() * percent / (double) WHOLE);
  }
}
