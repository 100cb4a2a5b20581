package org.tidegate.domain.smartcharging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Timelines of which the first leads that says something. Immutable.
 *
 * @param timelines by falling precedence
 */
record Precedence(List<Timeline> timelines) {
  private static final long NEVER = ScheduleClock.NEVER;

  /** K01.FR.17, K02.FR.04, K02.FR.08. */
  Optional<Leading> at(long moment) {
    for (var timeline : timelines) {
      var leading = timeline.at(moment);
      if (leading != null) {
        return Optional.of(leading);
      }
    }
    return Optional.empty();
  }

  /** Before it nothing changes; those behind the leading one have no say. */
  long changeAfter(long moment) {
    var next = NEVER;
    for (var timeline : timelines) {
      next = Math.min(next, timeline.changeAfter(moment));
      if (timeline.at(moment) != null) {
        return next;
      }
    }
    return next;
  }

  /** Who spoke last, not before a moment, where nobody does at another. */
  Optional<Leading> lastBefore(long moment, long since) {
    return timelines.stream().flatMap(timeline -> timeline.endBefore(moment, since).stream()).max(Long::compare)
        .flatMap(end -> at(end - 1));
  }

  Precedence then(Precedence lower) {
    return new Precedence(Stream.concat(timelines.stream(), lower.timelines.stream()).toList());
  }
}
