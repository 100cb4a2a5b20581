package org.tidegate.hmi.text;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {
  private final Wording english = new Wording(Texts.load("en"), ZoneId.of("Europe/Berlin"));
  private final Wording german = new Wording(new Texts(Locale.GERMANY, Map.of("unit-kwh", "kWh")), ZoneId.of("UTC"));

  @Test
  void money_yen_hasNoDecimals() {
    assertThat(english.money(new Money(1234, Currency.getInstance("JPY")))).isEqualTo("¥1,234");
  }

  @Test
  void money_euroInGerman_followsTheLocale() {
    assertThat(german.money(new Money(1234, Currency.getInstance("EUR")))).isEqualTo("12,34\u00a0€");
  }

  @Test
  void values_japanese_followTheLocale() {
    var japanese = new Wording(Texts.load("ja"), ZoneId.of("Asia/Tokyo"));
    assertThat(japanese.money(new Money(1234, Currency.getInstance("JPY")))).isEqualTo("￥1,234");
    assertThat(japanese.price(Price.of("31.5", "JPY"))).isEqualTo("￥31.5");
    assertThat(japanese.wholePercent(StateOfCharge.percent(62.9))).isEqualTo("62%");
    assertThat(japanese.dayAndTime(Instant.parse("2026-07-06T22:30:00Z"))).isEqualTo("火 07:30");
    assertThat(japanese.dateAndTime(Instant.parse("2026-07-06T22:30:00Z"))).isEqualTo("2026/07/07 7:30");
  }

  @Test
  void values_french_followTheLocale() {
    var french = new Wording(Texts.load("fr"), ZoneId.of("Europe/Paris"));
    assertThat(french.money(new Money(123_456, Currency.getInstance("EUR")))).isEqualTo("1\u202f234,56\u00a0€");
    assertThat(french.kilowattHours(new WattHours(38_560))).isEqualTo("38,560");
    assertThat(french.wholePercent(StateOfCharge.percent(62.9))).isEqualTo("62\u00a0%");
    assertThat(french.dayAndTime(Instant.parse("2026-07-06T22:30:00Z"))).isEqualTo("mar. 00:30");
  }

  @Test
  void values_germanDictionary_followTheLocale() {
    var words = new Wording(Texts.load("de"), ZoneId.of("Europe/Berlin"));
    assertThat(words.money(new Money(123_456, Currency.getInstance("EUR")))).isEqualTo("1.234,56\u00a0€");
    assertThat(words.energy(new WattHours(7500))).isEqualTo("7,5 kWh");
    assertThat(words.dayAndTime(Instant.parse("2026-07-06T22:30:00Z"))).isEqualTo("Di. 00:30");
  }

  @Test
  void price_moreDigitsThanTheCurrency_keepsThem() {
    assertThat(english.price(Price.of("0.28512", "EUR"))).isEqualTo("€0.28512");
    assertThat(english.price(Price.of("0.3", "EUR"))).isEqualTo("€0.30");
  }

  @Test
  void kilowattHours_wholeWattHours_keepTheMetersDigits() {
    assertThat(english.kilowattHours(new WattHours(38_560))).isEqualTo("38.560");
  }

  @Test
  void energy_round_hasNoUselessDigits() {
    assertThat(english.energy(new WattHours(12_000))).isEqualTo("12 kWh");
  }

  @Test
  void kilowatts_discharge_showsTheMagnitude() {
    assertThat(english.kilowatts(new Watts(-5020))).isEqualTo("5.0");
  }

  @Test
  void wholePercent_measured_isNeverRoundedUp() {
    assertThat(english.wholePercent(StateOfCharge.percent(62.9))).isEqualTo("62%");
  }

  @Test
  void time_summer_isInTheStationsZone() {
    assertThat(english.dayAndTime(Instant.parse("2026-07-06T22:30:00Z"))).isEqualTo("Tue 00:30");
  }

  @Test
  void slots_none_isAnyTime() {
    assertThat(english.slots(List.of())).isEqualTo("any time");
  }

  @Test
  void slots_runOfDays_isShort() {
    var nights = new Slot(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
    assertThat(english.slots(List.of(nights))).isEqualTo("Mon–Fri 22:00–06:00");
  }

  @Test
  void slots_singleDays_areNamed() {
    var slot = new Slot(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(8, 0), LocalTime.of(9, 0));
    assertThat(english.slots(List.of(slot))).isEqualTo("Mon, Sun 08:00–09:00");
    assertThat(english.slots(List.of(slot, slot))).isEqualTo("2 time slots");
  }
}
