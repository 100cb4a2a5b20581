package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.CompositeSchedule.Span;
import org.tidegate.domain.smartcharging.SlowReference.Expected;
import org.tidegate.domain.smartcharging.SlowReference.Slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Random sets of profiles against {@link SlowReference}, which works out one second after the other from the profiles'
 * definitions: of all purposes and kinds, both signs and units, phases, validity, gaps, on days when clocks change,
 * offline, with priority on and off, for two EVSEs and the station.
 *
 * <p>Most sets are compared at each boundary, the seconds beside it and some in between; one in {@value #WHOLE} in every
 * second, and one in {@value #STATIONS} for the whole station too.
 */
@Covers({"SC.01", "2.1 SC.01", "K08.FR.04", "K01.FR.17", "2.1 K08.FR.04", "2.1 K08.FR.08", "2.1 K01.FR.140"})
class CompositeScheduleReferenceTest {
  private static final int SETS = 10_000;
  /** Sets in which a slip of the reference must show. */
  private static final int ENOUGH = 3000;
  private static final int WHOLE = 20;
  private static final int STATIONS = 3;
  private static final long SEED = 20260301;
  private static final int WINDOW = RandomCalendar.WINDOW;

  private final Random random = new Random(SEED);

  @Test
  void composite_randomSets_agreesWithTheSlowReference() {
    for (var set = 0; set < SETS; set++) {
      compare(set, Slip.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void composite_slipOfTheReference_isFound(Slip slip) {
    assertThatCode(() -> IntStream.range(0, ENOUGH).forEach(set -> compare(set, slip))).as("nobody sees %s", slip)
        .isInstanceOf(AssertionError.class);
  }

  private void compare(int set, Slip slip) {
    var calendar = new RandomCalendar(random);
    var places = List.of(calendar.station.grid(), calendar.station.evses().get(0), calendar.station.evses().get(1));
    var evse = places.get(random.nextInt(places.size()));
    try {
      compareNow(calendar, evse, slip);
      compareAhead(calendar, evse, set % WHOLE == 0, slip);
      if (set % STATIONS == 0) {
        compareStation(calendar, slip);
      }
    } catch (AssertionError e) {
      throw new AssertionError("set %d, evse %s, %s".formatted(set, evse, calendar), e);
    }
  }

  private void compareNow(RandomCalendar calendar, EvseFacts evse, Slip slip) {
    var now = calendar.from.plusSeconds(random.nextInt(WINDOW));
    var reference = new SlowReference(calendar.profiles, evse, calendar.circumstances, now, slip);
    var answer = CompositeSchedule.at(calendar.profiles, evse, now, calendar.circumstances);
    assertThat(withoutUntil(answer)).as("at %s", now).isEqualTo(reference.at(now));

    var end = calendar.from.plusSeconds(WINDOW);
    var until = answer.until().filter(end::isAfter).orElse(end);
    assertThat(answer.until().orElse(Instant.MAX)).isAfter(now);
    for (var moment = now; moment.isBefore(until); moment = moment.plusSeconds(1 + random.nextInt(5))) {
      assertThat(reference.at(moment)).as("%s, before %s", moment, until).isEqualTo(withoutUntil(answer));
    }
    if (until.isAfter(now) && until.getNano() == 0) {
      assertThat(reference.at(until.minusSeconds(1))).as("just before %s", until).isEqualTo(withoutUntil(answer));
    }
  }

  private static ScheduleNow withoutUntil(ScheduleNow now) {
    return new ScheduleNow(now.chargeLimit(), now.dischargeLimit(), now.setpoint(), now.setpointProfileId(), now.mode(),
        now.setpointExpired(), Optional.empty(), now.support());
  }

  private void compareAhead(RandomCalendar calendar, EvseFacts evse, boolean wholly, Slip slip) {
    var unit = random.nextBoolean() ? RateUnit.W : RateUnit.A;
    var reference = new SlowReference(calendar.profiles, evse, calendar.circumstances, calendar.from, slip);
    var periods = CompositeSchedule.over(calendar.profiles, evse, new Span(calendar.from, Duration.ofSeconds(WINDOW)),
        unit, calendar.circumstances);
    assertThat(periods.getLast().start().plus(periods.getLast().length())).isEqualTo(Duration.ofSeconds(WINDOW));
    var next = Duration.ZERO;
    for (var period : periods) {
      assertThat(period.start()).as("no gap").isEqualTo(next);
      next = period.start().plus(period.length());
      seconds(period, wholly).forEach(second -> assertThat(shown(period)).as("second %d in %s", second, unit)
          .isEqualTo(shown(reference.expected(calendar.from.plusSeconds(second)), unit)));
    }
  }

  /** All seconds, or the first and the last two and one in between; the next period's first is its neighbour's. */
  private LongStream seconds(CompositePeriod period, boolean wholly) {
    var first = period.start().toSeconds();
    var last = first + period.length().toSeconds() - 1;
    return wholly
        ? LongStream.rangeClosed(first, last)
        : LongStream.of(first, Math.min(first + 1, last), random.nextLong(first, last + 1), Math.max(first, last - 1),
            last);
  }

  private void compareStation(RandomCalendar calendar, Slip slip) {
    var evses = calendar.station.evses();
    var apart = calendar.profiles.stream().filter(one -> !isSharedGeneration(one)).toList();
    var each = evses.stream()
        .map(evse -> new SlowReference(apart, evse, calendar.circumstances, calendar.from, slip)).toList();
    var grid = new SlowReference(calendar.profiles, calendar.station.grid(), calendar.circumstances, calendar.from,
        slip);
    var periods = CompositeSchedule.overStation(calendar.profiles, calendar.station,
        new Span(calendar.from, Duration.ofSeconds(WINDOW)), RateUnit.W, calendar.circumstances);
    for (var period : periods) {
      seconds(period, false).forEach(second -> {
        var moment = calendar.from.plusSeconds(second);
        assertThat(shown(period)).as("station, second %d", second)
            .isEqualTo(total(each.stream().map(one -> one.expected(moment)).toList(), grid, moment));
      });
    }
  }

  private static boolean isSharedGeneration(InstalledProfile one) {
    return one.evseId() == 0 && one.profile().purpose() == ProfilePurpose.LocalGeneration;
  }

  private static Shown total(List<Expected> each, SlowReference grid, Instant moment) {
    var says = grid.expected(moment);
    var limit = Math.min(says.charge(), each.stream().mapToInt(Expected::charge).sum() + grid.generated(moment));
    var whole = grid.at(moment).setpoint().map(Watts::value);
    var following = whole.isPresent() || each.stream().anyMatch(one -> one.setpoint().isPresent());
    int sum = whole.orElseGet(() -> each.stream().mapToInt(one -> one.setpoint().orElse(one.charge())).sum());
    return shown(new Expected(limit, says.discharge(), says.dischargeIsLimited(),
        Optional.of(Math.max(says.discharge(), Math.min(limit, sum))).filter(_ -> following),
        whole.isPresent()
            ? OperationMode.ExternalSetpoint
            : following ? OperationMode.CentralSetpoint : OperationMode.ChargingOnly,
        says.phases()), RateUnit.W);
  }

  /** What a report shows of a stretch. */
  private record Shown(BigDecimal limit, Optional<BigDecimal> dischargeLimit, Optional<BigDecimal> setpoint,
      OperationMode mode, int phases) {}

  private static Shown shown(CompositePeriod period) {
    return new Shown(period.limit().orElseThrow().stripTrailingZeros(),
        period.dischargeLimit().map(BigDecimal::stripTrailingZeros),
        period.setpoint().map(BigDecimal::stripTrailingZeros),
        period.mode(), period.numberPhases().orElse(0));
  }

  private static Shown shown(Expected expected, RateUnit unit) {
    return new Shown(in(unit, expected.charge(), expected.phases()),
        Optional.of(in(unit, expected.discharge(), expected.phases())).filter(_ -> expected.dischargeIsLimited()),
        expected.setpoint().map(value -> in(unit, value, expected.phases())), expected.mode(), expected.phases());
  }

  private static BigDecimal in(RateUnit unit, int watts, int phases) {
    var each = unit == RateUnit.W ? 1 : 230 * Math.max(1, phases);
    return BigDecimal.valueOf(watts).divide(BigDecimal.valueOf(each), 1, RoundingMode.DOWN).stripTrailingZeros();
  }
}
