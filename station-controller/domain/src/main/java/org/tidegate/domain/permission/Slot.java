package org.tidegate.domain.permission;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Repeating hours of the week, in the station's time zone. Immutable.
 *
 * @param days on which the slot starts
 * @param from inclusive
 * @param to exclusive; at or before {@code from} it is on the next day
 */
public record Slot(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  /** Copies the days. */
  public Slot {
    days = Set.copyOf(days);
  }

  /** Whether the moment lies inside. */
  public boolean contains(ZonedDateTime moment) {
    var time = moment.toLocalTime();
    if (from.isBefore(to)) {
      return days.contains(moment.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }
    return days.contains(moment.getDayOfWeek()) && !time.isBefore(from)
        || days.contains(moment.getDayOfWeek().minus(1)) && time.isBefore(to);
  }
}
