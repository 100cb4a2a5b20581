package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** What the site may take from and feed into the grid: at the site meter where there is one, else at the station. Immutable. */
public final class GridConnection implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.GRID_CONNECTION;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return situation.rating().siteFeedIn().map(limit -> limit.plus(drawn(situation)).max(Watts.ZERO)).orElse(NONE);
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.rating().siteImport().map(limit -> limit.plus(drawn(situation).negated()).max(Watts.ZERO))
        .orElse(NONE);
  }

  private static Watts drawn(Situation situation) {
    return situation.grid().siteLoad().orElse(Watts.ZERO).plus(situation.grid().otherEvses());
  }
}
