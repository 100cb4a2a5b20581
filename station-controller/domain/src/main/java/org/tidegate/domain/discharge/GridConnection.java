package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** This EVSE's share of what the site may take from and feed into the grid, see {@link StationLimits}. Immutable. */
public final class GridConnection implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.GRID_CONNECTION;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.share().discharge().as(reason());
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.share().charge().as(reason());
  }
}
