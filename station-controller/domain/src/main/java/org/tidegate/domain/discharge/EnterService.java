package org.tidegate.domain.discharge;

import org.tidegate.domain.quantity.Watts;

/** After the grid was out of its band nothing flows until it has been within for the configured wait. Immutable. */
public final class EnterService implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.ENTER_SERVICE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return isEntered(situation) ? NONE : Watts.ZERO;
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return isEntered(situation) ? NONE : Watts.ZERO;
  }

  private static boolean isEntered(Situation situation) {
    var grid = situation.grid();
    return grid.inBandFor().map(time -> time.compareTo(grid.enterServiceWait()) >= 0).orElse(false);
  }
}
