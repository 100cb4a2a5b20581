package org.tidegate.app.selftest;

import java.time.Duration;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;

/** That power ends by itself when no command comes any more: commands are kept from the device. Station loop only. */
final class LinkCheck extends Check {
  /** For the device to go down, and the meter to see it. */
  private static final Duration LONGEST = PowerStage.LONGEST_LEASE.plusSeconds(2);

  private boolean isLost;

  LinkCheck(SelfTest test, Watts power) {
    super(test, "link-loss", power);
  }

  @Override
  boolean look() {
    return isLost ? ends() : awaitPower();
  }

  private boolean awaitPower() {
    if (!flows()) {
      return isInVain();
    }
    isLost = true;
    mark();
    test.hardware().loseLink(true);
    return false;
  }

  private boolean ends() {
    if (!nothingFlows() && !isOver(GIVEN_UP)) {
      return false;
    }
    ended(name(), LONGEST);
    test.hardware().loseLink(false);
    return true;
  }
}
