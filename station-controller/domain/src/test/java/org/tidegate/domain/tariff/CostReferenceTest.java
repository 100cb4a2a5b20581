package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.session.CurrentKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Random tariffs over random transactions, against a calculation that looks at every single second from scratch. */
class CostReferenceTest {
  private static final int TRANSACTIONS = 60;

  /** In winter, over the change to summer time, and over the change back. */
  @ParameterizedTest
  @Covers({"2.1 I12.FR.31", "2.1 I12.FR.33", "2.1 I12.FR.34", "2.1 I12.FR.37"})
  @ValueSource(strings = {"2026-03-02T07:00:00Z", "2026-03-28T23:30:00Z", "2026-10-24T23:30:00Z"})
  void cost_ofRandomTransactions_isThatOfEverySecondOnItsOwn(String start) {
    for (int seed = 0; seed < TRANSACTIONS; seed++) {
      var random = new Random(seed);
      var tariff = tariff(random);
      var moments = moments(random, Instant.parse(start));

      var stay = new Stay(tariff, moments.getFirst());
      moments.stream().skip(1).forEach(stay::then);

      assertThat(stay.running().parts()).as("seed %d: %s", seed, tariff).isEqualTo(bySecond(tariff, moments));
      assertUsage(stay.end(), tariff, moments);
    }
  }

  /** What the charging periods tell is all that was used, and no two neighbours are about the same prices. */
  private static void assertUsage(CostDetails cost, Tariff tariff, List<Metered> moments) {
    long energy = moments.getLast().net().minus(moments.getFirst().net()).value();
    assertThat(cost.energy()).isEqualByComparingTo(BigDecimal.valueOf(energy));
    assertThat(cost.charging().plus(cost.idle()))
        .isEqualTo(moments.getLast().elapsed().minus(moments.getFirst().elapsed()));
    if (tariff.prices(CostItem.ENERGY)) {
      assertThat(cost.periods().stream().map(period -> period.dimensions().get(CostDimension.ENERGY))
          .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(BigDecimal.valueOf(energy));
    }
  }

  private static Map<CostItem, Amount> bySecond(Tariff tariff, List<Metered> moments) {
    var sums = new EnumMap<CostItem, BigDecimal>(CostItem.class);
    tariff.items().forEach((item, rates) -> sums.put(item, BigDecimal.ZERO));
    long charging = 0;
    long idle = 0;
    for (int i = 1; i < moments.size(); i++) {
      var now = moments.get(i - 1);
      var next = moments.get(i);
      long used = now.net().minus(moments.getFirst().net()).value();
      long seconds = next.elapsed().minus(now.elapsed()).toSeconds();
      if (now.charging()) {
        idle = 0;
      }
      var wattHours = BigDecimal.valueOf(next.net().minus(now.net()).value());
      add(sums, tariff, CostItem.ENERGY, facts(now, 0, used, charging, idle), wattHours.movePointLeft(3));
      for (long second = 0; second < seconds; second++) {
        var facts = facts(now, second, used, charging, idle);
        add(sums, tariff, now.charging() ? CostItem.CHARGING_TIME : CostItem.IDLE_TIME, facts, BigDecimal.ONE);
        charging += now.charging() ? 1 : 0;
        idle += now.charging() ? 0 : 1;
      }
    }
    var amounts = new EnumMap<CostItem, Amount>(CostItem.class);
    sums.forEach((item, sum) -> amounts.put(item, amount(item, sum, tariff.items().get(item).taxes())));
    return amounts;
  }

  private record Facts(ZonedDateTime local, Map<Measure, BigDecimal> measured) {}

  private static Facts facts(Metered now, long second, long used, long charging, long idle) {
    return new Facts(now.at().plusSeconds(second).atZone(TariffSteps.BERLIN),
        Map.of(Measure.ENERGY, BigDecimal.valueOf(used), Measure.POWER, BigDecimal.valueOf(now.power().value()),
            Measure.CURRENT, now.amps(), Measure.TIME, BigDecimal.valueOf(now.elapsed().toSeconds() + second),
            Measure.CHARGING_TIME, BigDecimal.valueOf(charging), Measure.IDLE_TIME, BigDecimal.valueOf(idle)));
  }

  private static void add(Map<CostItem, BigDecimal> sums, Tariff tariff, CostItem item, Facts facts,
      BigDecimal amount) {
    if (!tariff.items().containsKey(item)) {
      return;
    }
    for (var rate : tariff.items().get(item).rates()) {
      if (holds(rate.conditions(), facts)) {
        sums.merge(item, rate.price().multiply(amount), BigDecimal::add);
        return;
      }
    }
  }

  private static boolean holds(PriceConditions conditions, Facts facts) {
    var calendar = conditions.calendar();
    int minute = facts.local.getHour() * 60 + facts.local.getMinute();
    int from = calendar.start().map(time -> time.getHour() * 60 + time.getMinute()).orElse(0);
    int to = calendar.end().map(time -> time.getHour() * 60 + time.getMinute()).orElse(0);
    boolean inTime = from < to ? minute >= from && minute < to : from == to || minute >= from || minute < to;
    boolean onDay = calendar.days().isEmpty() || calendar.days().contains(facts.local.getDayOfWeek());
    boolean here = conditions.current().map(CurrentKind.DC::equals).orElse(true);
    return inTime && onDay && here && conditions.ranges().entrySet().stream()
        .allMatch(range -> isIn(range.getValue(), facts.measured.get(range.getKey()).doubleValue()));
  }

  private static boolean isIn(Range range, double value) {
    double min = range.min().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
    boolean reached = range.min().isEmpty() || (min < 0 ? value <= min : value >= min);
    double max = range.max().map(BigDecimal::doubleValue).orElse(0.0);
    return reached && (range.max().isEmpty() || (max < 0 ? value > max && value <= 0 : value < max));
  }

  private static Amount amount(CostItem item, BigDecimal sum, List<Tax> taxes) {
    var perMinute = BigDecimal.valueOf(item == CostItem.ENERGY ? 1 : 60);
    var gross = sum;
    for (int level = 0; level < 3; level++) {
      var percent = BigDecimal.ZERO;
      for (var tax : taxes) {
        percent = tax.stack().orElse(0) == level ? percent.add(tax.percent()) : percent;
      }
      gross = gross.multiply(BigDecimal.valueOf(100).add(percent)).movePointLeft(2);
    }
    var inclTax = gross.divide(perMinute, 6, RoundingMode.HALF_EVEN);
    return new Amount(Optional.of(sum.divide(perMinute, 6, RoundingMode.HALF_EVEN)),
        taxes.isEmpty() ? Optional.empty() : Optional.of(inclTax), taxes);
  }

  private static Tariff tariff(Random random) {
    var items = new EnumMap<CostItem, Rates>(CostItem.class);
    for (var item : List.of(CostItem.ENERGY, CostItem.CHARGING_TIME, CostItem.IDLE_TIME)) {
      if (random.nextInt(4) > 0) {
        items.put(item, new Rates(rates(random), taxes(random)));
      }
    }
    return TariffSteps.tariff(items);
  }

  private static List<Rate> rates(Random random) {
    var rates = new ArrayList<Rate>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      rates.add(new Rate(BigDecimal.valueOf(random.nextInt(-50, 200), 2 + random.nextInt(3)), conditions(random)));
    }
    return rates;
  }

  private static PriceConditions conditions(Random random) {
    var calendar = random.nextInt(3) == 0 ? Calendar.ALWAYS : calendar(random);
    var ranges = new EnumMap<Measure, Range>(Measure.class);
    for (int i = random.nextInt(3); i > 0; i--) {
      var measure = Measure.values()[random.nextInt(Measure.values().length)];
      ranges.put(measure, range(random, measure));
    }
    var kind = random.nextInt(5) == 0
        ? Optional.of(CurrentKind.values()[random.nextInt(2)])
        : Optional.<CurrentKind>empty();
    return new PriceConditions(calendar, kind, Optional.empty(), ranges);
  }

  private static Calendar calendar(Random random) {
    var days = random.nextInt(3) > 0
        ? Set.<DayOfWeek>of()
        : Set.of(DayOfWeek.SUNDAY, DayOfWeek.values()[random.nextInt(6)]);
    return new Calendar(maybe(random), maybe(random), days, Optional.empty(), Optional.empty());
  }

  private static Optional<LocalTime> maybe(Random random) {
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)));
  }

  private static Range range(Random random, Measure measure) {
    boolean isSigned = measure == Measure.ENERGY || measure == Measure.POWER || measure == Measure.CURRENT;
    int scale = switch (measure) {
      case ENERGY -> 20_000;
      case POWER -> 11_000;
      case CURRENT -> 110;
      default -> 7_000;
    };
    int sign = isSigned && random.nextInt(3) == 0 ? -1 : 1;
    int least = random.nextInt(scale);
    return new Range(random.nextBoolean() ? Optional.of(BigDecimal.valueOf((long) sign * least)) : Optional.empty(),
        random.nextBoolean()
            ? Optional.of(BigDecimal.valueOf((long) sign * (least + 1 + random.nextInt(scale))))
            : Optional.empty());
  }

  private static List<Tax> taxes(Random random) {
    var taxes = new ArrayList<Tax>();
    for (int i = random.nextInt(4); i > 0; i--) {
      taxes.add(new Tax("tax" + i, BigDecimal.valueOf(random.nextInt(300), 1),
          random.nextBoolean() ? Optional.empty() : Optional.of(random.nextInt(3))));
    }
    return taxes;
  }

  private static List<Metered> moments(Random random, Instant start) {
    var moments = new ArrayList<Metered>();
    long second = 0;
    long imported = 1_000_000;
    long exported = 5_000;
    for (int i = 0; i < 40; i++) {
      int watts = random.nextInt(-11_000, 11_001);
      var told = TariffSteps.at(second, imported, exported, watts, random.nextInt(3) > 0);
      moments.add(new Metered(start.plusSeconds(second), told.elapsed(), told.imported(), told.exported(),
          told.power(), told.amps(), told.charging()));
      second += random.nextInt(8) == 0 ? random.nextInt(3_000) : random.nextInt(120);
      imported += Math.max(0, random.nextInt(1_000));
      exported += random.nextInt(3) == 0 ? random.nextInt(1_500) : 0;
    }
    return moments;
  }
}
