package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** What the EVSE is built for. Immutable. */
public final class StationRating implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.STATION_RATING;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.rating().discharge();
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.rating().charge();
  }
}
