package org.tidegate.hmi.page;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidegate.domain.permission.Slot;

/** Slots as text, such as {@code mon,tue 22:00-06:00;sat 10:00-12:00}; empty: always. */
public final class SlotsText {
  private static final int DAY_LETTERS = 3;
  private static final int MOST_SLOTS = 21;

  private SlotsText() {}

  /** The text of these slots. */
  public static String of(List<Slot> slots) {
    return slots.stream()
        .map(slot -> days(slot.days()) + " " + slot.from() + "-" + slot.to())
        .collect(Collectors.joining(";"));
  }

  /**
   * The slots of this text.
   *
   * @throws IllegalArgumentException when it can't be read, or holds more than 21 slots
   */
  public static List<Slot> parse(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    var slots = text.split(";", -1);
    if (slots.length > MOST_SLOTS) {
      throw new IllegalArgumentException("more than " + MOST_SLOTS + " slots");
    }
    return Arrays.stream(slots).map(SlotsText::slot).toList();
  }

  /** The three letters of a day, as on the wire. */
  public static String day(DayOfWeek day) {
    return day.name().substring(0, DAY_LETTERS).toLowerCase(Locale.ROOT);
  }

  /**
   * The day with these three letters.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static DayOfWeek day(String letters) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> day(day).equals(letters)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no day of the week: " + letters));
  }

  private static Slot slot(String text) {
    var parts = text.strip().split("[ -]", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a slot: " + text);
    }
    var days = EnumSet.noneOf(DayOfWeek.class);
    Arrays.stream(parts[0].split(",", -1)).map(SlotsText::day).forEach(days::add);
    return new Slot(days, LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
  }

  private static String days(Set<DayOfWeek> days) {
    return days.stream().sorted().map(SlotsText::day).collect(Collectors.joining(","));
  }
}
