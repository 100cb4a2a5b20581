package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When the periods of a schedule start in one transaction, OCPP 2.1 K01.FR.92 to 2.1 K01.FR.97. Pure functions, safe from
 * any thread.
 *
 * <p>Nothing is stored: the same transaction and the same profile, received at the same second, draw the same delays,
 * also after a restart.
 */
final class RandomizedDelay {
  private static final long MILLIS = 1000;
  private static final long MULTIPLIER = 31;

  private RandomizedDelay() {}

  /** Milliseconds from the schedule's start, by period; a period that is skipped starts never. */
  static long[] starts(InstalledProfile installed, ChargingSchedule schedule, Duration longest, long seed) {
    var starts = schedule.periods().stream().mapToLong(period -> period.start().toMillis()).toArray();
    var random = new SplittableRandom(
        (seed * MULTIPLIER + installed.profile().id()) * MULTIPLIER + installed.receivedAt().getEpochSecond());
    for (var i = 1; i < starts.length; i++) {
      starts[i] += random.nextLong(longest.toSeconds() + 1) * MILLIS;
    }
    skipOvertaken(starts, schedule.duration().map(Duration::toMillis).orElse(ScheduleClock.NEVER));
    return starts;
  }

  /** 2.1 K01.FR.97: one that would start with or after its successor, or after the end, is skipped. */
  private static void skipOvertaken(long[] starts, long end) {
    var next = end;
    for (var i = starts.length - 1; i > 0; i--) {
      if (starts[i] >= next) {
        starts[i] = ScheduleClock.NEVER;
      } else {
        next = starts[i];
      }
    }
  }
}
