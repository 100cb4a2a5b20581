package org.tidegate.hmi.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

/**
 * The domain's values as a person reads them: by the language's rules, in the station's time zone. Immutable. Nothing
 * is rounded here but for the eye: power to 0.1 kW, a measured charge to whole percent, downwards.
 *
 * @param texts of the language
 * @param zone of the station
 */
public record Wording(Texts texts, ZoneId zone) {
  private static final int KILO_DIGITS = 3;
  private static final Watts HUNDRED_KILOWATTS = new Watts(100_000);
  private static final int MOST_PRICE_DIGITS = 6;
  private static final int MOST_SLOTS_IN_WORDS = 1;

  /** Kilowatts without sign and unit, three digits or one decimal. */
  public String kilowatts(Watts power) {
    int decimals = power.magnitude().compareTo(HUNDRED_KILOWATTS) < 0 ? 1 : 0;
    return number(BigDecimal.valueOf(power.magnitude().value(), KILO_DIGITS), decimals, decimals);
  }

  /** Kilowatt-hours with the meter's own digits, without unit. */
  public String kilowattHours(WattHours energy) {
    return number(BigDecimal.valueOf(energy.value(), KILO_DIGITS), KILO_DIGITS, KILO_DIGITS);
  }

  /** An agreed amount of energy with its unit, no more digits than needed. */
  public String energy(WattHours energy) {
    return number(BigDecimal.valueOf(energy.value(), KILO_DIGITS), 0, KILO_DIGITS) + " " + texts.say("unit-kwh");
  }

  /** A charge that was set, as exact as it was set. */
  public String percent(StateOfCharge charge) {
    return percent(charge, 1);
  }

  /** A charge that was measured, whole percent. */
  public String wholePercent(StateOfCharge charge) {
    return percent(new StateOfCharge(charge.permille() / 10 * 10), 0);
  }

  /** A unit price with its currency, all its digits. */
  public String price(Price price) {
    var format = NumberFormat.getCurrencyInstance(locale());
    format.setCurrency(price.currency());
    format.setMinimumFractionDigits(Math.max(0, price.currency().getDefaultFractionDigits()));
    format.setMaximumFractionDigits(MOST_PRICE_DIGITS);
    return format.format(price.perKwh());
  }

  /** An amount of money with its currency and the digits of that currency. */
  public String money(Money money) {
    var format = NumberFormat.getCurrencyInstance(locale());
    format.setCurrency(money.currency());
    int digits = Math.max(0, money.currency().getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(money.majorUnits());
  }

  /** Hours and minutes. */
  public String time(Instant moment) {
    return time(moment.atZone(zone).toLocalTime());
  }

  /** Day of the week, hours and minutes. */
  public String dayAndTime(Instant moment) {
    return day(moment.atZone(zone).getDayOfWeek()) + " " + time(moment);
  }

  /** When the aggregator may act. */
  public String slots(List<Slot> slots) {
    if (slots.isEmpty()) {
      return texts.say("any-time");
    }
    return slots.size() > MOST_SLOTS_IN_WORDS ? texts.say("slots-count", slots.size()) : slot(slots.getFirst());
  }

  private String slot(Slot slot) {
    var times = time(slot.from()) + "–" + time(slot.to());
    var days = Arrays.stream(DayOfWeek.values()).filter(slot.days()::contains).toList();
    return days.size() == DayOfWeek.values().length ? times : days(days) + " " + times;
  }

  private String days(List<DayOfWeek> days) {
    boolean inOneRun = days.size() > 2 && days.getLast().ordinal() - days.getFirst().ordinal() == days.size() - 1;
    return inOneRun
        ? day(days.getFirst()) + "–" + day(days.getLast())
        : days.stream().map(this::day).collect(Collectors.joining(", "));
  }

  private String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, locale());
  }

  private String time(LocalTime time) {
    return DateTimeFormatter.ofPattern("HH:mm", locale()).format(time);
  }

  /** The date. */
  public String date(Instant moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()).format(moment.atZone(zone));
  }

  /** A month with its year. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofLocalizedPattern("yMMMM").withLocale(locale()).format(month);
  }

  /** A year of the calendar. */
  public String year(Year year) {
    return texts.say("history-year", "%04d".formatted(year.getValue()));
  }

  /** Date and time, for records. */
  public String dateAndTime(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(locale()).format(moment.atZone(zone));
  }

  private String percent(StateOfCharge charge, int mostDigits) {
    var format = NumberFormat.getPercentInstance(locale());
    format.setMaximumFractionDigits(mostDigits);
    return format.format(BigDecimal.valueOf(charge.permille(), KILO_DIGITS));
  }

  private String number(BigDecimal value, int leastDigits, int mostDigits) {
    var format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(leastDigits);
    format.setMaximumFractionDigits(mostDigits);
    return format.format(value);
  }

  private Locale locale() {
    return texts.locale();
  }
}
