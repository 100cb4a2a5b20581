package org.tidegate.app.selftest;

import org.tidegate.domain.quantity.Watts;

/** That nothing flows when nothing is wanted. Station loop only. */
final class RestCheck extends Check {
  RestCheck(SelfTest test, String name) {
    super(test, name, Watts.ZERO);
  }

  @Override
  boolean look() {
    if (!nothingFlows() && !isOver(commandWithin())) {
      return false;
    }
    ended(name(), test.plan().rampTime().plus(LONGEST_LATENCY));
    return true;
  }
}
