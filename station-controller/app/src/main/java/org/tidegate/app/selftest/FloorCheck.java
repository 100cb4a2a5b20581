package org.tidegate.app.selftest;

import java.util.Optional;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.view.SessionView;

/** That a discharge ends when the battery comes to the driver's minimum charge: the station is told that it has. Station loop only. */
final class FloorCheck extends Check {
  private boolean isAtFloor;

  FloorCheck(SelfTest test, Watts power) {
    super(test, "floor", power);
  }

  @Override
  boolean look() {
    return isAtFloor ? ends() : awaitPower();
  }

  private boolean awaitPower() {
    var minimum = test.session().flatMap(SessionView::conditions).map(Conditions::minimumCharge);
    if (!flows() || minimum.isEmpty()) {
      return isInVain();
    }
    isAtFloor = true;
    mark();
    test.hardware().pretendCharge(minimum);
    return false;
  }

  private boolean ends() {
    if (!(test.commanded().isZero() && nothingFlows()) && !isOver(GIVEN_UP)) {
      return false;
    }
    ended(name(), LONGEST_LATENCY);
    test.hardware().pretendCharge(Optional.empty());
    return true;
  }
}
