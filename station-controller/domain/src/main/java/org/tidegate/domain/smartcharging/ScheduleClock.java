package org.tidegate.domain.smartcharging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clock that a schedule is counted by: of UTC, or on the wall (2.1 K01.FR.90 and 2.1 K01.FR.91), which is put forward
 * and back. Readings and moments are milliseconds of the epoch. Immutable.
 */
final class ScheduleClock {
  /** No such moment. */
  static final long NEVER = Long.MAX_VALUE;
  /** It always shows the moment itself. */
  static final ScheduleClock UTC = new ScheduleClock(ZoneOffset.UTC);

  private static final long MILLIS = 1000;

  private final ZoneRules rules;
  private final boolean isNeverChanged;
  private final long offset;

  private ScheduleClock(ZoneId zone) {
    rules = zone.getRules();
    isNeverChanged = rules.isFixedOffset();
    offset = rules.getOffset(Instant.EPOCH).getTotalSeconds() * MILLIS;
  }

  /** The one on the wall. */
  static ScheduleClock onTheWall(ZoneId zone) {
    return new ScheduleClock(zone);
  }

  /** What it shows. */
  long read(long moment) {
    return moment
        + (isNeverChanged ? offset : rules.getOffset(Instant.ofEpochMilli(moment)).getTotalSeconds() * MILLIS);
  }

  /** When it is put forward or back next. */
  long changeAfter(long moment) {
    return isNeverChanged ? NEVER : moment(rules.nextTransition(Instant.ofEpochMilli(moment)), NEVER);
  }

  /** When it was put forward or back last, before a moment. */
  long changeBefore(long moment) {
    return isNeverChanged ? -NEVER : moment(rules.previousTransition(Instant.ofEpochMilli(moment)), -NEVER);
  }

  private static long moment(@Nullable ZoneOffsetTransition change, long otherwise) {
    return change == null ? otherwise : change.getInstant().toEpochMilli();
  }
}
