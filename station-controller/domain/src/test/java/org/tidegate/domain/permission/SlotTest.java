package org.tidegate.domain.permission;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlotTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 2026-03-06 is a Friday; times are UTC, Berlin is an hour ahead. */
  @ParameterizedTest
  @CsvSource({
      "FRIDAY, 22:00, 06:00, 2026-03-06T20:59:59Z, false",
      "FRIDAY, 22:00, 06:00, 2026-03-06T21:00:00Z, true",
      "FRIDAY, 22:00, 06:00, 2026-03-07T04:59:59Z, true",
      "FRIDAY, 22:00, 06:00, 2026-03-07T05:00:00Z, false",
      "FRIDAY, 22:00, 06:00, 2026-03-07T21:00:00Z, false",
      "FRIDAY, 22:00, 06:00, 2026-03-06T04:00:00Z, false",
      "SUNDAY, 22:00, 06:00, 2026-03-09T04:00:00Z, true",
      "FRIDAY, 09:00, 17:00, 2026-03-06T08:00:00Z, true",
      "FRIDAY, 09:00, 17:00, 2026-03-06T16:00:00Z, false",
      "FRIDAY, 09:00, 17:00, 2026-03-05T12:00:00Z, false",
      "FRIDAY, 08:00, 08:00, 2026-03-06T07:00:00Z, true",
      "FRIDAY, 08:00, 08:00, 2026-03-07T06:59:59Z, true",
      "FRIDAY, 08:00, 08:00, 2026-03-07T07:00:00Z, false"})
  void slot_aroundItsEdges(DayOfWeek day, LocalTime from, LocalTime to, Instant moment, boolean inside) {
    assertThat(new Slot(Set.of(day), from, to).contains(moment.atZone(BERLIN))).isEqualTo(inside);
  }

  @Test
  void slot_everyDay_repeats() {
    var slot = new Slot(Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0));
    for (int day = 1; day < 29; day++) {
      var night = Instant.parse("2026-02-%02dT23:30:00Z".formatted(day));
      assertThat(slot.contains(night.atZone(BERLIN))).isTrue();
      assertThat(slot.contains(night.plus(Duration.ofHours(12)).atZone(BERLIN))).isFalse();
    }
  }

  /** The clock jumps from two to three: the night has one hour less of it, and never the hour that is not there. */
  @Test
  void slot_clocksGoForward_isShorter() {
    assertThat(minutesInside("02:00", "03:00", "2026-03-29T00:00:00Z")).isZero();
    assertThat(minutesInside("01:00", "04:00", "2026-03-29T00:00:00Z")).isEqualTo(120);
  }

  /** The hour from two to three comes twice: the slot holds in both. */
  @Test
  void slot_clocksGoBack_isLonger() {
    assertThat(minutesInside("02:00", "03:00", "2026-10-24T23:00:00Z")).isEqualTo(120);
    assertThat(minutesInside("01:00", "04:00", "2026-10-24T23:00:00Z")).isEqualTo(240);
  }

  private static int minutesInside(String from, String to, String begin) {
    var slot = new Slot(Set.of(DayOfWeek.SUNDAY), LocalTime.parse(from), LocalTime.parse(to));
    int count = 0;
    for (int minute = 0; minute < 6 * 60; minute++) {
      if (slot.contains(Instant.parse(begin).plusSeconds(60L * minute).atZone(BERLIN))) {
        count++;
      }
    }
    return count;
  }
}
