package org.tidegate.domain.discharge;

import java.time.Duration;
import org.tidegate.domain.quantity.Watts;

/**
 * After the grid was out of its band nothing flows until it has been within for the configured wait; then the power rises
 * along a ramp (EN 50549-1, 4.10: connection and starting to generate). Immutable.
 */
public final class EnterService implements Limit {
  @Override
  public LimitReason reason() {
    return LimitReason.ENTER_SERVICE;
  }

  @Override
  public Watts dischargeAtMost(Situation situation) {
    return risen(situation, situation.rating().discharge());
  }

  @Override
  public Watts chargeAtMost(Situation situation, Wish wish) {
    return risen(situation, situation.rating().charge());
  }

  private static Watts risen(Situation situation, Watts rated) {
    var grid = situation.grid();
    return grid.inBandFor().map(time -> time.minus(grid.enterServiceWait())).filter(since -> !since.isNegative())
        .map(since -> risen(since, grid.enterServiceRamp(), rated)).orElse(Watts.ZERO);
  }

  private static Watts risen(Duration since, Duration ramp, Watts rated) {
    return since.compareTo(ramp) >= 0
        ? NONE
        : Watts.towardsZero((double) rated.value() * since.toMillis() / ramp.toMillis());
  }
}
