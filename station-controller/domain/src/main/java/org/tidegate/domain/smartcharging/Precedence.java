package org.tidegate.domain.smartcharging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of which the first leads that says something. Says always the same; not safe for threads, as it keeps what it
 * found last: whoever goes on from there pays for what changes only, however many timelines are silent before the leading
 * one.
 */
final class Precedence {
  private static final long NEVER = ScheduleClock.NEVER;

  private final List<Timeline> timelines;
  /** What was found holds from here, to before {@link #until}. */
  private long from = NEVER;
  private long until = NEVER;
  private int leader;
  private @Nullable Leading leading;
  /** Before it those in front of the leading one stay silent. */
  private long silentUntil;
  /** Of each: before it, it stays silent, as was found not after {@link #from}. */
  private final long[] silences;

  /**
   * Of these.
   *
   * @param timelines by falling precedence
   */
  Precedence(List<Timeline> timelines) {
    this.timelines = List.copyOf(timelines);
    this.silences = new long[timelines.size()];
  }

  /** K01.FR.17, K02.FR.04, K02.FR.08. */
  Optional<Leading> at(long moment) {
    find(moment);
    return Optional.ofNullable(leading);
  }

  /** Before it nothing changes; those behind the leading one have no say. */
  long changeAfter(long moment) {
    find(moment);
    return until;
  }

  private void find(long moment) {
    if (moment < from) {
      Arrays.fill(silences, Long.MIN_VALUE);
    }
    if (moment < from || moment >= until) {
      boolean goesOn = moment >= from && moment < silentUntil;
      find(moment, goesOn ? leader : 0, goesOn ? silentUntil : NEVER);
    }
  }

  private void find(long moment, int first, long silent) {
    from = moment;
    leading = null;
    silentUntil = silent;
    for (leader = first; leader < timelines.size(); leader++) {
      if (silences[leader] <= moment) {
        var timeline = timelines.get(leader);
        leading = timeline.at(moment);
        if (leading != null) {
          until = Math.min(silentUntil, timeline.changeAfter(moment));
          return;
        }
        silences[leader] = timeline.changeAfter(moment);
      }
      silentUntil = Math.min(silentUntil, silences[leader]);
    }
    until = silentUntil;
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
