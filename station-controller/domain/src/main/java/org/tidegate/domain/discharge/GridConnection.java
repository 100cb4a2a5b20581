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
    return situation.rating().siteFeedIn()
        .map(limit -> bounded((long) limit.value() + consumed(situation) + Math.min(0, others(situation))))
        .orElse(NONE);
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return situation.rating().siteImport()
        .map(limit -> bounded((long) limit.value() - consumed(situation) - Math.max(0, others(situation))))
        .orElse(NONE);
  }

  private static int consumed(Situation situation) {
    return situation.grid().siteLoad().orElse(Watts.ZERO).value();
  }

  /** Commanded, not measured: what they may not really do makes no room. */
  private static int others(Situation situation) {
    return situation.grid().otherEvses().value();
  }

  private static Watts bounded(long watts) {
    return new Watts((int) Math.clamp(watts, 0L, NONE.value()));
  }
}
