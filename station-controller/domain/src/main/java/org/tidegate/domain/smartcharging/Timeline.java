package org.tidegate.domain.smartcharging;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One profile laid out in time: which of its periods holds when. A profile with several schedules follows the first.
 * Moments are milliseconds of the epoch. Says always the same; not safe for threads, as it keeps what it worked out.
 */
final class Timeline {
  private static final long NEVER = ScheduleClock.NEVER;

  private final InstalledProfile installed;
  private final ScheduleClock clock;
  /** By the clock. */
  private final long start;
  private final long cycle;
  private final long length;
  private final long validFrom;
  private final long validTo;
  /** From the start of a cycle, rising. */
  private final long[] starts;
  /** As they are needed. */
  private final @Nullable Leading[] periods;
  private final int[] numbers;
  private final EvseFacts evse;

  /**
   * Lays out a profile.
   *
   * @param anchor what relative schedules are counted from
   */
  Timeline(InstalledProfile installed, EvseFacts evse, Circumstances circumstances, Instant anchor) {
    this.installed = installed;
    this.evse = evse;
    var profile = installed.profile();
    var schedule = profile.schedules().getFirst();
    var dynamic = profile.kind() == ProfileKind.Dynamic;
    clock = followsTheWall(profile, schedule) ? ScheduleClock.onTheWall(circumstances.zone()) : ScheduleClock.UTC;
    start = start(schedule, anchor).toEpochMilli();
    cycle = profile.kind() == ProfileKind.Recurring ? millis(profile.recurrency().map(Recurrency::cycle)) : NEVER;
    length = Math.min(cycle, dynamic ? NEVER : millis(schedule.duration()));
    validFrom = profile.validFrom().map(Instant::toEpochMilli).orElse(-NEVER);
    validTo = Math.min(Math.min(moment(profile.validTo()), moment(offlineEnd(profile, circumstances))),
        dynamic ? moment(lastUpdate().flatMap(updated -> schedule.duration().map(updated::plus))) : NEVER);
    var delayed = delayedStarts(schedule, evse);
    numbers = IntStream.range(0, delayed.length).filter(i -> delayed[i] < NEVER).toArray();
    starts = numbers.length == delayed.length ? delayed : Arrays.stream(numbers).mapToLong(i -> delayed[i]).toArray();
    periods = new Leading[numbers.length];
  }

  InstalledProfile installed() {
    return installed;
  }

  /** K01.FR.36, K01.FR.37, K01.FR.30, K01.FR.11, K01.FR.12, K01.FR.13. */
  @Nullable
  Leading at(long moment) {
    if (moment < validFrom || moment >= validTo) {
      return null;
    }
    var position = position(moment);
    return position < 0 || position >= length ? null : period(begun(position) - 1);
  }

  private Leading period(int index) {
    var known = periods[index];
    if (known == null) {
      var schedule = installed.profile().schedules().getFirst();
      known = Leading.of(installed, schedule, schedule.periods().get(numbers[index]), evse);
      periods[index] = known;
    }
    return known;
  }

  /** The next moment at which {@link #at} may answer something else. */
  long changeAfter(long moment) {
    if (moment < validFrom) {
      return validFrom;
    }
    return moment >= validTo
        ? NEVER
        : Math.min(Math.min(validTo, clock.changeAfter(moment)),
            plus(moment, toNextStep(position(moment))));
  }

  /**
   * The last moment at which it ceased to say something.
   *
   * @param moment at which it says nothing
   * @param since what was before does not count
   * @return absent: it said nothing in between
   */
  Optional<Long> endBefore(long moment, long since) {
    var first = Math.max(validFrom, since);
    var last = Math.min(moment, validTo);
    while (last > first) {
      if (at(last - 1) != null) {
        return Optional.of(last);
      }
      // The clock runs evenly in between.
      var even = Math.max(first, clock.changeBefore(last));
      var end = last - 1 - Math.max(0, position(last - 1) - length);
      if (end < last - 1 && end > even) {
        return Optional.of(end);
      }
      last = even;
    }
    return Optional.empty();
  }

  private Instant start(ChargingSchedule schedule, Instant anchor) {
    return switch (installed.profile().kind()) {
      case Absolute, Recurring -> schedule.start().orElse(anchor);
      case Relative -> anchor;
      // What holds from now on must hold too when the clock turns out to have been fast, and is set back.
      case Dynamic -> installed.isExternal() ? Instant.EPOCH : installed.receivedAt();
    };
  }

  /** From the start of the cycle; below 0 before the first. */
  private long position(long moment) {
    var since = clock.read(moment) - start;
    return since < 0 || cycle == NEVER ? since : since % cycle;
  }

  private long toNextStep(long position) {
    if (position < 0) {
      return -position;
    }
    var begun = position < length ? begun(position) : starts.length;
    var next = begun < starts.length ? starts[begun] : NEVER;
    return Math.min(Math.min(next, position < length ? length : NEVER), cycle) - position;
  }

  /** The number of periods that have begun. */
  private int begun(long position) {
    var found = Arrays.binarySearch(starts, position);
    return found < 0 ? -found - 1 : found + 1;
  }

  private long[] delayedStarts(ChargingSchedule schedule, EvseFacts evse) {
    var delay = schedule.extended().randomizedDelay().filter(longest -> longest.toSeconds() > 0);
    return evse.transaction().filter(ignored -> installed.profile().purpose().mayCarrySetpoints())
        .flatMap(running -> delay
            .map(longest -> RandomizedDelay.starts(installed, schedule, longest, running.delaySeed())))
        .orElseGet(() -> schedule.periods().stream().mapToLong(period -> period.start().toMillis()).toArray());
  }

  /** OCPP 2.1 K28.FR.05, 2.1 K28.FR.13. */
  private Optional<Instant> lastUpdate() {
    return Optional.of(installed.profile().updates().flatMap(DynamicUpdates::updated).orElse(installed.receivedAt()));
  }

  private static boolean followsTheWall(ChargingProfile profile, ChargingSchedule schedule) {
    return schedule.extended().followsLocalTime()
        && (profile.kind() == ProfileKind.Absolute || profile.kind() == ProfileKind.Recurring);
  }

  /** OCPP 2.1 K01.FR.101: when it ceases to count, if the central system stays away. */
  private static Optional<Instant> offlineEnd(ChargingProfile profile, Circumstances circumstances) {
    return circumstances.offlineSince().flatMap(lost -> profile.offline().map(rule -> lost.plus(rule.longest())));
  }

  private static long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(NEVER);
  }

  private static long moment(Optional<Instant> instant) {
    return instant.map(Instant::toEpochMilli).orElse(NEVER);
  }

  private static long plus(long moment, long step) {
    return step > NEVER / 2 ? NEVER : moment + step;
  }
}
