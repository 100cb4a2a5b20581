package org.tidegate.domain.tariff;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times of the day, days and dates in local time; all that are given must hold (2.1 I07.FR.17). Immutable.
 *
 * @param start of each day's time, inclusive; absent: midnight
 * @param end of it, exclusive; before the start: on the next day; absent or 00:00: midnight
 * @param days of the week; empty: every one
 * @param from the first date
 * @param to the first date on which it holds no more
 */
public record Calendar(Optional<LocalTime> start, Optional<LocalTime> end, Set<DayOfWeek> days,
    Optional<LocalDate> from, Optional<LocalDate> to) {
  /** At all times. */
  public static final Calendar ALWAYS = new Calendar(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(),
      Optional.empty());
  private static final int DAYS_AHEAD = 2;

  /** Copies the set. */
  public Calendar {
    days = Set.copyOf(days);
  }

  /** Whether it holds at this local time. */
  public boolean holds(LocalDateTime local) {
    var date = local.toLocalDate();
    return (days.isEmpty() || days.contains(date.getDayOfWeek()))
        && from.map(first -> !date.isBefore(first)).orElse(true) && to.map(date::isBefore).orElse(true)
        && holds(local.toLocalTime());
  }

  private boolean holds(LocalTime time) {
    var begin = start.orElse(LocalTime.MIDNIGHT);
    var stop = end.orElse(LocalTime.MIDNIGHT);
    if (begin.isBefore(stop)) {
      return !time.isBefore(begin) && time.isBefore(stop);
    }
    return begin.equals(stop) || !time.isBefore(begin) || time.isBefore(stop);
  }

  /** A moment after this one, before which it can't begin or cease to hold; absent when it never will. */
  Optional<Instant> mayChangeAfter(Instant moment, ZoneId zone) {
    if (equals(ALWAYS)) {
      return Optional.empty();
    }
    var today = LocalDate.ofInstant(moment, zone);
    var ofClock = Stream.of(LocalTime.MIDNIGHT, start.orElse(LocalTime.MIDNIGHT), end.orElse(LocalTime.MIDNIGHT))
        .distinct().flatMap(time -> today.datesUntil(today.plusDays(DAYS_AHEAD)).map(day -> day.atTime(time)))
        .flatMap(local -> zone.getRules().getValidOffsets(local).stream().map(local::toInstant));
    // 2.1 I12.FR.37: when local time jumps, what had ended may begin again.
    var jump = Optional.ofNullable(zone.getRules().nextTransition(moment)).map(next -> next.getInstant()).stream();
    return Stream.concat(ofClock, jump).filter(moment::isBefore).min(Comparator.naturalOrder());
  }
}
