package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

class WorstSeenTest {
  /** What was seen on each day, oldest first, and what counts on the last. */
  @ParameterizedTest
  @CsvSource({
      "5, 5",
      "5 3, 5",
      // one day only: that day and the next
      "9 5, 9",
      "9 5 5, 5",
      "5 9 5 5, 5",
      "5 5 9, 9",
      // on two days of seven: the week
      "9 5 9 5 5 5 5, 9",
      "9 9 5 5 5 5 5, 9",
      "9 9 5 5 5 5 5 5, 5",
      // works from Monday to Friday, seen on Sunday
      "8 8 8 8 8 1 1, 8",
      // the second worst is what it often is
      "9 7 5 5, 7",
      "-5 -3 -3 -3, -3"})
  void highest_ofDays_isWhatRecursOrIsRecent(String days, int counts) {
    assertThat(after(WorstSeen.highest(), watts(days))).contains(new Watts(counts));
  }

  @ParameterizedTest
  @CsvSource({"-9 5, -9", "-9 5 5, 5", "-9 -9 5 5, -9", "-9 -7 5 5, -7"})
  void lowest_ofDays_isTheSameOtherWayRound(String days, int counts) {
    assertThat(after(WorstSeen.lowest(), watts(days))).contains(new Watts(counts));
  }

  @Test
  void nothingSeen_isNotKnown() {
    assertThat(WorstSeen.highest().value()).isEmpty();
  }

  /** One nanosecond less than a day later it is the same day; the monotonic clock may begin anywhere, and wrap. */
  @ParameterizedTest
  @CsvSource({"0", "-5", "9223372036854775807"})
  void day_isADayOfTheMonotonicClock(long begin) {
    var seen = WorstSeen.highest();
    long day = WorstSeen.DAY.toNanos();
    seen.seen(new Watts(1), begin);
    seen.seen(new Watts(9), begin + day - 1);
    seen.seen(new Watts(1), begin + day);
    seen.seen(new Watts(1), begin + 2 * day - 1);
    assertThat(seen.value()).contains(new Watts(9));
    seen.seen(new Watts(1), begin + 2 * day);
    assertThat(seen.value()).contains(new Watts(1));
  }

  /** A meter that comes back after a month has not shown that the building takes less. */
  @Test
  void meterSilentForLong_fadesNothing() {
    var seen = WorstSeen.highest();
    seen.seen(new Watts(9), 0);
    assertThat(seen.value()).contains(new Watts(9));
    seen.seen(new Watts(1), Duration.ofDays(30).toNanos());
    assertThat(seen.value()).contains(new Watts(9));
  }

  private static Optional<Watts> after(WorstSeen seen, List<Watts> days) {
    for (int day = 0; day < days.size(); day++) {
      for (int hour = 0; hour < 24; hour++) {
        seen.seen(days.get(day), Duration.ofDays(day).plusHours(hour).toNanos());
      }
    }
    return seen.value();
  }

  private static List<Watts> watts(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).map(Watts::new).toList();
  }
}
