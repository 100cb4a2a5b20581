package org.tidegate.app.selftest;

import java.time.Duration;
import org.tidegate.domain.quantity.Watts;

/**
 * That power ends with the grid, comes back after the configured wait and not before, and rises no faster than configured: the
 * station is told that the grid is gone for a moment. Station loop only.
 */
final class GridCheck extends Check {
  private static final Duration GONE = Duration.ofSeconds(2);
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private Phase phase = Phase.FLOW;

  private enum Phase {
    /** Waits for power. */
    FLOW,
    /** The grid is gone. */
    GONE,
    /** It is back, and is waited for. */
    WAIT,
    /** Power comes back. */
    RISE
  }

  GridCheck(SelfTest test, Watts power) {
    super(test, "grid", power);
  }

  @Override
  boolean look() {
    return switch (phase) {
      case FLOW -> awaitPower();
      case GONE -> awaitEnd();
      case WAIT -> awaitReturn();
      case RISE -> awaitRise();
    };
  }

  private boolean awaitPower() {
    if (!flows()) {
      return isInVain();
    }
    next(Phase.GONE);
    test.hardware().loseGrid(true);
    return false;
  }

  private boolean awaitEnd() {
    if (!isOver(GONE) || !nothingFlows() && !isOver(GIVEN_UP)) {
      return false;
    }
    test.found(Result.passed(nothingFlows(), "grid-loss", "the grid is told to be gone: " + test.measured() + " flow"));
    next(Phase.WAIT);
    test.hardware().loseGrid(false);
    return false;
  }

  private boolean awaitReturn() {
    var wait = test.plan().enterService();
    boolean isBack = !test.commanded().isZero();
    if (!isBack && !isOver(wait.plus(GIVEN_UP))) {
      return false;
    }
    var off = elapsed().minus(wait).abs();
    test.found(Result.passed(isBack && off.compareTo(TOLERANCE) <= 0, "enter-service-wait",
        (isBack ? "power again after " : "no power after ") + Result.seconds(elapsed()) + ", configured "
            + Result.seconds(wait)));
    if (!isBack || test.plan().enterServiceRamp().isZero()) {
      return true;
    }
    next(Phase.RISE);
    return false;
  }

  /** By a straight line to the rated power the low one is reached after its share of the time. */
  private boolean awaitRise() {
    var ramp = test.plan().enterServiceRamp().toMillis() * test.plan().ratedShare() * 0.9;
    boolean isThere = test.isCommanded(power);
    if (!isThere && elapsed().toMillis() < ramp + GIVEN_UP.toMillis()) {
      return false;
    }
    test.found(Result.passed(isThere && elapsed().toMillis() >= ramp - 2 * TOLERANCE.toMillis(), "enter-service-ramp",
        (isThere ? "there after " : "not there after ") + Result.seconds(elapsed()) + ", not before "
            + Result.seconds(Duration.ofMillis((long) ramp))));
    return true;
  }

  private void next(Phase other) {
    phase = other;
    mark();
  }
}
