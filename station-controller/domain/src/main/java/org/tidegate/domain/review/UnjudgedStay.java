package org.tidegate.domain.review;

import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * A stay that is over and of which it is not yet known what other conditions would have earned: kept until it is, also over a
 * restart of the program. Immutable.
 *
 * @param trace what happened
 * @param visitor the driver's name of {@link org.tidegate.domain.port.Pseudonyms}; absent: nobody who is remembered
 * @param starts of the program since then
 */
public record UnjudgedStay(StayTrace trace, Optional<String> visitor, int starts) implements StoredFact {
  /** If judging is what ends the program, it must not do so at every start. */
  private static final int MOST_STARTS = 3;

  /** One that has just ended. */
  public static UnjudgedStay of(StayTrace trace, Optional<String> visitor) {
    return new UnjudgedStay(trace, visitor, 0);
  }

  @Override
  public String key() {
    return trace.sessionId();
  }

  /** The same after one more start. */
  public UnjudgedStay startedAgain() {
    return new UnjudgedStay(trace, visitor, starts + 1);
  }

  /** Whether it is given up. */
  public boolean isGivenUp() {
    return starts > MOST_STARTS;
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return "stay " + key() + ", started " + starts + " times since";
  }
}
