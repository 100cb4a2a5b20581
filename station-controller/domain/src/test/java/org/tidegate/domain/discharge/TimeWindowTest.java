package org.tidegate.domain.discharge;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.permission.Slot;

import static org.assertj.core.api.Assertions.assertThat;

class TimeWindowTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new TimeWindow();

  private static final Set<DayOfWeek> MONDAY = Set.of(DayOfWeek.MONDAY);

  @ParameterizedTest
  @CsvSource({"12:00,13:00,", "11:59,12:01,", "12:01,13:00,0", "11:00,12:00,0", "12:00,12:00,", "22:00,06:00,0",
      "06:00,06:00,"})
  void discharge_mondayNoon_startIsInclusiveAndEndExclusive(String from, String to, Integer atMost) {
    given.slots.add(new Slot(MONDAY, LocalTime.parse(from), LocalTime.parse(to)));
    assertThat(given.discharge(limit)).isEqualTo(atMost);
    assertThat(given.chargeThroughAggregator(limit)).isEqualTo(atMost);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02T21:59:59Z,0", "2026-03-02T22:00:00Z,", "2026-03-03T05:59:59Z,", "2026-03-03T06:00:00Z,0",
      "2026-03-02T05:00:00Z,0", "2026-03-03T22:00:00Z,0"})
  void discharge_slotOverMidnight_belongsToTheDayItStartsOn(String now, Integer atMost) {
    given.now = Instant.parse(now);
    given.slots.add(new Slot(MONDAY, LocalTime.of(22, 0), LocalTime.of(6, 0)));
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_stationInBerlin_slotIsLocalTime() {
    given.zone = ZoneId.of("Europe/Berlin");
    given.slots.add(new Slot(MONDAY, LocalTime.of(13, 0), LocalTime.of(13, 1)));
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void discharge_secondOfTwoSlots_isNotLimited() {
    given.slots.add(new Slot(MONDAY, LocalTime.of(1, 0), LocalTime.of(2, 0)));
    given.slots.add(new Slot(MONDAY, LocalTime.of(12, 0), LocalTime.of(13, 0)));
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void discharge_noSlots_isAlways() {
    assertThat(given.discharge(limit)).isNull();
  }

  @Test
  void discharge_noConditions_isZero() {
    given.conditionsKnown = false;
    assertThat(given.discharge(limit)).isZero();
    assertThat(given.chargeThroughAggregator(limit)).isZero();
  }

  @Test
  void ordinaryCharge_outsideOfSlots_isNotLimited() {
    given.slots.add(new Slot(MONDAY, LocalTime.of(1, 0), LocalTime.of(2, 0)));
    assertThat(given.charge(limit)).isNull();
  }
}
