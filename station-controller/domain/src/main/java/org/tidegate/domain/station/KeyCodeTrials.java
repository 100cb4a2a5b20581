package org.tidegate.domain.station;

import java.time.Duration;
import org.tidegate.domain.port.StationLoop;

/** Holds back who tries out key codes, C04.FR.06, or PINs: from the third wrong one on each wait is twice the one before. */
@OnStationLoop
final class KeyCodeTrials {
  private static final int FREE = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final StationLoop loop;
  private int wrong;
  private long wrongAt;
  private boolean underWay;

  KeyCodeTrials(StationLoop loop) {
    this.loop = loop;
  }

  /** Nor before it is known whether the one before was right: else any number could be tried while nobody answers. */
  boolean mayTry() {
    return !underWay && loop.nanoTime() - wrongAt >= pause().toNanos();
  }

  /** One is being checked. */
  void begin() {
    underWay = true;
  }

  /** Nobody could tell whether it was right. */
  void untold() {
    underWay = false;
  }

  void wrong() {
    underWay = false;
    wrong++;
    wrongAt = loop.nanoTime();
  }

  void right() {
    underWay = false;
    wrong = 0;
  }

  private Duration pause() {
    if (wrong < FREE) {
      return Duration.ZERO;
    }
    var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(wrong - FREE, 10));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
