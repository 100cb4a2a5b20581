package org.tidegate.hmi.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A month or a whole year. Immutable.
 *
 * @param year of the calendar
 * @param month of it; absent: all of the year
 */
public record Period(Year year, Optional<YearMonth> month) {
  /** The month that it is now. */
  public static Period now(Viewing viewing) {
    return HistoryScreen.now(viewing);
  }

  static Period of(YearMonth month) {
    return new Period(Year.of(month.getYear()), Optional.of(month));
  }

  /**
   * The period of this text, such as {@code 2026-11} or {@code 2026}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Period parse(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}") ? of(YearMonth.parse(text)) : year(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a period: " + text, e);
    }
  }

  private static Period year(String text) {
    if (!text.matches("[0-9]{4}")) {
      throw new IllegalArgumentException("not a period: " + text);
    }
    return new Period(Year.parse(text), Optional.empty());
  }

  String token() {
    return month.map(YearMonth::toString).orElseGet(() -> "%04d".formatted(year.getValue()));
  }

  boolean isYear() {
    return month.isEmpty();
  }

  boolean holds(Instant moment, ZoneId zone) {
    var day = YearMonth.from(moment.atZone(zone));
    return month.map(day::equals).orElseGet(() -> day.getYear() == year.getValue());
  }

  Period earlier() {
    return month.map(shown -> of(shown.minusMonths(1)))
        .orElseGet(() -> new Period(year.minusYears(1), Optional.empty()));
  }

  Period later() {
    return month.map(shown -> of(shown.plusMonths(1)))
        .orElseGet(() -> new Period(year.plusYears(1), Optional.empty()));
  }

  /** The whole year of a month; of a year the month it is now, or its last. */
  Period other(YearMonth now) {
    return month.map(shown -> new Period(year, Optional.empty()))
        .orElseGet(() -> of(now.getYear() == year.getValue() ? now : year.atMonth(12)));
  }

  String words(Viewing viewing) {
    return month.map(viewing.wording()::month).orElseGet(() -> viewing.wording().year(year));
  }
}
