package org.tidegate.domain.capability;

import java.time.Duration;

/**
 * Whether a capability differs enough from the one last told to be told again before its time. Pure; safe from any thread.
 * What was told is compared as it would be by now: that an offer is used up minute by minute is no news.
 */
public final class Significance {
  /** A tenth: below that an aggregator plans the same. */
  private static final double PART = 0.1;
  /** Nothing smaller counts, whatever part of the whole it is. */
  private static final int WATTS = 250;
  private static final Duration TIME = Duration.ofMinutes(10);

  private Significance() {}

  /** Whether the newer one is news. */
  public static boolean isNews(Capability told, Capability now) {
    var since = Duration.between(told.at(), now.at());
    return !told.sessionId().equals(now.sessionId()) || isNews(told.charge(), now.charge(), since)
        || isNews(told.discharge(), now.discharge(), since);
  }

  private static boolean isNews(Offers told, Offers now, Duration since) {
    return !told.shortfalls().equals(now.shortfalls()) || isNews(told.firm(), now.firm(), since)
        || isNews(told.likely(), now.likely(), since);
  }

  private static boolean isNews(Offer told, Offer now, Duration since) {
    if (told.power().isZero() != now.power().isZero()) {
      return true;
    }
    var expected = told.kept().minus(since);
    return differs(told.power().value(), now.power().value(), WATTS)
        || differs(expected.toMinutes(), now.kept().toMinutes(), TIME.toMinutes());
  }

  private static boolean differs(long told, long now, long least) {
    return Math.abs(told - now) > Math.max(least, PART * Math.abs(told));
  }
}
