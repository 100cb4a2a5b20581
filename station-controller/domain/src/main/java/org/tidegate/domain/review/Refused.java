package org.tidegate.domain.review;

import java.time.Duration;
import java.time.Instant;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.port.StoredFact;

/**
 * A stretch of a stay in which the station let less flow than was wished for. Immutable.
 *
 * @param sessionId of the stay
 * @param number from 0, in order
 * @param reason the strictest one
 * @param from when it began, UTC
 * @param until when it ended last, UTC; until now, while it lasts
 * @param times how often within that time
 */
public record Refused(String sessionId, int number, LimitReason reason, Instant from, Instant until, int times)
    implements
      StoredFact {
  /** What comes back so soon is the same to a driver. */
  static final Duration SAME = Duration.ofMinutes(1);

  @Override
  public String key() {
    return "%s/%06d".formatted(sessionId, number);
  }

  Refused lasting(Instant now) {
    return new Refused(sessionId, number, reason, from, now, times);
  }

  Refused again(Instant now) {
    return new Refused(sessionId, number, reason, from, now, times + 1);
  }

  boolean isRecent(Instant now) {
    return !until.plus(SAME).isBefore(now);
  }
}
