package org.tidegate.domain.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.view.SessionView.Expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidegate.domain.forecast.Stay.EUR;
import static org.tidegate.domain.forecast.Stay.NOON;

class ForecastTest {
  private final Stay stay = new Stay();

  @Test
  void expectation_powerIsTheBound_isPowerTimesTime() {
    stay.departure = hours(2);
    var expected = expected();
    assertThat(expected.earnsAtLeast()).isEqualTo(Money.zero(EUR));
    // 2 h of 10 kW at 0.30.
    assertThat(expected.earnsAtMost().minorUnits()).isEqualTo(600);
    assertThat(expected.throughBattery().value()).isEqualTo(20_000);
    // 20 kWh sold cost an unfavourable battery 22.2 of 60 kWh.
    assertThat(expected.lowestCharge().percent()).isCloseTo(80 - 37.04, within(0.1));
  }

  @Test
  void expectation_minimumChargeIsTheBound_stopsThere() {
    stay.departure = hours(10);
    var expected = expected();
    // 50 % of 60 kWh, and the tenth of a percent that a vehicle does not tell.
    assertThat(expected.throughBattery().value()).isBetween(30_000L, 30_150L);
    assertThat(expected.earnsAtMost().minorUnits()).isBetween(900L, 905L);
    assertThat(expected.lowestCharge().percent()).isBetween(29.8, 30.0);
  }

  @Test
  void expectation_noDeparture_tellsTheLowestAtAnyTime() {
    assertThat(expected().lowestCharge().percent()).isBetween(29.8, 30.0);
  }

  @Test
  void expectation_wearBudget_boundsEnergyAndMoney() {
    stay.wearBudget = 5_000L;
    assertThat(expected().throughBattery().value()).isBetween(5_000L, 5_080L);
    assertThat(expected().earnsAtMost().minorUnits()).isBetween(150L, 153L);
    stay.exported = 5_000;
    stay.earned = new Money(150, EUR);
    assertThat(expected().throughBattery().value()).isEqualTo(5_000);
    assertThat(expected().earnsAtLeast()).isEqualTo(expected().earnsAtMost()).isEqualTo(new Money(150, EUR));
  }

  @Test
  void expectation_priceTooLow_isNothing() {
    stay.lowestSale = "0.31";
    assertThat(expected().earnsAtMost().minorUnits()).isZero();
    assertThat(expected().throughBattery().isZero()).isTrue();
    assertThat(expected().lowestCharge().percent()).isEqualTo(80);
  }

  @Test
  void expectation_priceKnownForAnHour_sellsForAnHour() {
    stay.pricesEnd = hours(1);
    assertThat(expected().earnsAtMost().minorUnits()).isEqualTo(300);
  }

  @Test
  void expectation_dearLater_waitsForIt() {
    stay.prices.add(Stay.interval(hours(4), "0.90"));
    stay.departure = hours(6);
    assertThat(expected().earnsAtMost().minorUnits()).isEqualTo(1_800);
  }

  @Test
  void expectation_windowOfAnHour_sellsForAnHour() {
    // Berlin's one o'clock is noon in UTC.
    stay.slots.add(new Slot(Set.of(DayOfWeek.MONDAY), LocalTime.of(14, 20), LocalTime.of(15, 20)));
    assertThat(expected().earnsAtMost().minorUnits()).isEqualTo(300);
  }

  @Test
  void expectation_requiredAtDeparture_keepsIt() {
    stay.departure = hours(3);
    stay.required = 80.0;
    var expected = expected();
    assertThat(expected.earnsAtMost().minorUnits()).isBetween(200L, 600L);
    assertThat(expected.lowestCharge().percent()).isGreaterThanOrEqualTo(79.9);
  }

  @Test
  void expectation_chargesNow_earnsNothingMore() {
    stay.chargesNow = true;
    assertThat(expected().earnsAtMost().minorUnits()).isZero();
  }

  @Test
  void expectation_vehicleGivesNothing_isNothing() {
    stay.mostDischarge = null;
    assertThat(expected().throughBattery().isZero()).isTrue();
  }

  @Test
  void expectation_unknownFacts_isAbsent() {
    stay.soc = null;
    assertThat(stay.forecast().under(stay.conditions())).isEmpty();
    stay.soc = 80.0;
    stay.capacity = 0;
    assertThat(stay.forecast().under(stay.conditions())).isEmpty();
    stay.capacity = 60_000;
    stay.prices.set(0, Stay.interval(NOON, null));
    assertThat(stay.forecast().under(stay.conditions())).isEmpty();
  }

  @Test
  void expectation_departureFarAwayAndPricesToTheLimit_endsAndIsTheSameAgain() {
    stay.departure = hours(24 * 300);
    stay.prices.clear();
    IntStream.range(0, 1000)
        .forEach(i -> stay.prices.add(Stay.interval(NOON.plusSeconds(900L * i), "0." + (30 + i % 7))));
    assertThat(expected()).isEqualTo(expected());
  }

  /** Each course is some hundred decisions at most, whatever prices and slots come. */
  @Test
  void courses_manyPricesAndSlots_areFew() {
    stay.departure = hours(30);
    stay.prices.clear();
    IntStream.range(0, 200)
        .forEach(i -> stay.prices.add(Stay.interval(NOON.plusSeconds(900L * i), "0." + (30 + i % 9))));
    stay.slots.add(new Slot(Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0)));
    var courses = stay.forecast().courses(stay.conditions());
    int count = 0;
    while (!courses.isDone()) {
      courses.next();
      count++;
    }
    assertThat(count).isEqualTo(5);
    assertThat(courses.expectation()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void expectation_randomStaysLivedThrough_keepWhatWasExpected(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      var lived = randomStay(random);
      var expected = lived.forecast().under(lived.conditions()).orElseThrow();
      var levels = lived.prices.stream().flatMap(interval -> interval.sale().stream()).toList();
      var level = levels.get(random.nextInt(levels.size()));
      var end = lived.departure == null ? NOON.plus(Forecast.FURTHEST) : lived.departure;
      keeps(expected, lived.lived(level, random.nextDouble(0.9, 1), end), lived, level);
    }
  }

  private static void keeps(Expectation expected, Course course, Stay lived, Price level) {
    var what = "%s at %s from %s %%".formatted(lived.conditions(), level, lived.soc);
    long paid = Money.rounded(course.earned(), EUR).minorUnits();
    assertThat(paid).as(what)
        .isBetween(expected.earnsAtLeast().minorUnits(), expected.earnsAtMost().minorUnits());
    assertThat((long) course.sold()).as(what).isLessThanOrEqualTo(expected.throughBattery().value());
    assertThat(lived.departure == null ? course.lowest() : course.last()).as(what)
        .isGreaterThanOrEqualTo(expected.lowestCharge().percent());
  }

  /** With at most three price levels: all that are tried. */
  private static Stay randomStay(Random random) {
    var stay = new Stay();
    stay.soc = random.nextInt(100, 1001) / 10.0;
    stay.capacity = random.nextInt(20_000, 100_000);
    stay.minimum = random.nextInt(0, 90);
    stay.departure = random.nextInt(4) == 0 ? null : NOON.plusSeconds(random.nextInt(300, 50_000));
    stay.required = random.nextBoolean() ? null : Double.valueOf(random.nextInt((int) stay.minimum, 101));
    stay.wearBudget = random.nextInt(3) == 0 ? Long.valueOf(random.nextInt(30_000)) : null;
    stay.lowestSale = "0." + random.nextInt(10, 40);
    stay.chargeLimit = random.nextInt(4) == 0 ? Integer.valueOf(random.nextInt(3_000, 11_000)) : null;
    if (random.nextInt(3) == 0) {
      stay.slots.add(new Slot(Set.of(DayOfWeek.values()), LocalTime.of(random.nextInt(24), random.nextInt(60)),
          LocalTime.of(random.nextInt(24), random.nextInt(60))));
    }
    stay.prices.clear();
    int intervals = random.nextInt(1, 9);
    for (int i = 0; i < intervals; i++) {
      stay.prices.add(Stay.interval(NOON.plusSeconds(i * 3_600L), "0." + (20 + 10 * random.nextInt(3))));
    }
    return stay;
  }

  private Expectation expected() {
    return stay.forecast().under(stay.conditions()).orElseThrow();
  }

  private static Instant hours(int count) {
    return NOON.plus(Duration.ofHours(count));
  }
}
