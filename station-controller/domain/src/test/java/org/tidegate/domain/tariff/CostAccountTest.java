package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.tariff.TariffSteps.at;
import static org.tidegate.domain.tariff.TariffSteps.energy;
import static org.tidegate.domain.tariff.TariffSteps.number;
import static org.tidegate.domain.tariff.TariffSteps.rate;
import static org.tidegate.domain.tariff.TariffSteps.tariff;
import static org.tidegate.domain.tariff.TariffSteps.taxed;
import static org.tidegate.domain.tariff.TariffSteps.within;

class CostAccountTest {
  private static final Tariff PER_MINUTE = tariff(Map.of(
      CostItem.CHARGING_TIME, new Rates(List.of(rate("0.10")), List.of()),
      CostItem.IDLE_TIME, new Rates(List.of(rate("1.00", Measure.IDLE_TIME, "300", "")), List.of())));

  /** 10 kWh at 0.25, with 6 % and 4 % side by side: Part 2, I, 1.2.1 and 1.3. */
  @Test
  @Covers({"2.1 I12.FR.09", "2.1 I12.FR.12", "2.1 I12.FR.13", "2.1 I12.FR.17", "2.1 I12.FR.41", "2.1 I12.FR.16"})
  void energy_withTwoTaxes_costsAsTheStandardsExample() {
    var tariff = taxed(energy(rate("0.25")), new Tax("federal", number("6.0"), Optional.empty()),
        new Tax("state", number("4.0"), Optional.of(0)));

    var cost = new Stay(tariff, at(0, 1_000, 50, 0, false)).then(at(3600, 11_000, 50, 0, false)).end();

    assertAmount(cost.parts().get(CostItem.ENERGY), "2.50", "2.75");
    assertAmount(cost.total(), "2.50", "2.75");
    assertThat(cost.parts().get(CostItem.ENERGY).taxes()).hasSize(2);
    assertThat(cost.kind()).isEqualTo(CostKind.NormalCost);
    assertThat(cost.energy()).isEqualByComparingTo("10000");
    assertThat(cost.currency()).isEqualTo(TariffSteps.EUR);
  }

  @Test
  @Covers("2.1 I12.FR.13")
  void tax_onTopOfTax_isLeviedOnWhatTheOtherMakes() {
    var tariff = taxed(energy(rate("1")), new Tax("vat", number("20"), Optional.of(1)),
        new Tax("energy", number("10"), Optional.empty()));
    // 1.00 + 10 % = 1.10; + 20 % of that = 1.32
    assertAmount(new Stay(tariff, at(0, 0, 0, 0, false)).then(at(60, 1_000, 0, 0, false)).running().total(), "1",
        "1.32");
  }

  /** The tariff of Part 2, I, 1.2.2, over its boundary at 18:00 in Berlin: 6 kWh at 0.40 before it, 4 kWh at 0.25 after. */
  @Test
  @Covers({"2.1 I12.FR.33", "2.1 I12.FR.34", "2.1 I12.FR.35", "2.1 I12.FR.36", "2.1 I12.FR.04", "2.1 I07.FR.17"})
  void timeOfDay_changesThePrice_inAPeriodOfItsOwn() {
    var tariff = energy(rate("0.40", "08:00", "18:00"), rate("0.25"));
    var evening = 10 * 3600L;

    var cost = new Stay(tariff, at(evening - 1800, 0, 0, 0, true)).then(at(evening, 6_000, 0, 0, true))
        .then(at(evening + 1800, 10_000, 0, 0, true)).end();

    assertAmount(cost.total(), "3.40", null);
    assertThat(cost.periods()).extracting(ChargingPeriod::start)
        .containsExactly(TariffSteps.START.plusSeconds(evening - 1800), Instant.parse("2026-03-02T17:00:00Z"));
    assertThat(cost.periods()).extracting(period -> period.dimensions().get(CostDimension.ENERGY))
        .containsExactly(number("6000"), number("4000"));
    assertThat(cost.periods()).allSatisfy(period -> assertThat(period.tariffId()).isEqualTo("T"));
  }

  @ParameterizedTest
  @Covers({"2.1 I12.FR.10", "2.1 I12.FR.11"})
  // 10 min charging at 0.10; then idle: free for 5 min, 1.00 per minute from then on
  @CsvSource({"600,0,1.00", "600,299,1.00", "600,300,1.00", "600,301,1.016667", "600,360,2.00"})
  void time_chargingAndIdle_isPaidByTheMinute(long charging, long idle, String total) {
    var cost = new Stay(PER_MINUTE, at(0, 0, 0, 10_000, true)).then(at(charging, 1_000, 0, 0, false))
        .then(at(charging + idle, 1_000, 0, 0, false)).end();

    assertAmount(cost.total(), total, null);
    assertThat(cost.charging()).hasSeconds(charging);
    assertThat(cost.idle()).hasSeconds(idle);
  }

  @Test
  void idleTime_interruptedByCharging_beginsAnew() {
    var stay = new Stay(PER_MINUTE, at(0, 0, 0, 0, false)).then(at(299, 0, 0, 5_000, true))
        .then(at(359, 10, 0, 0, false)).then(at(658, 10, 0, 0, false));

    assertThat(stay.running().parts().get(CostItem.IDLE_TIME).exclTax()).contains(new BigDecimal("0.000000"));
  }

  /** Part 2, I, 1.2.3: a start fee, and minutes that cost more at 11 kW and above. */
  @Test
  @Covers({"2.1 I12.FR.05", "2.1 I12.FR.30", "2.1 I12.FR.35"})
  void power_changesThePrice_andIsToldWithItsPeriods() {
    var tariff = tariff(Map.of(CostItem.FIXED, new Rates(List.of(
        new Rate(number("3.00"), new PriceConditions(Calendar.ALWAYS, Optional.empty(), Optional.of("CC"), Map.of())),
        rate("2.50")), List.of()),
        CostItem.CHARGING_TIME, new Rates(
            List.of(rate("1.00", Measure.POWER, "", "11000"), rate("2.00", Measure.POWER, "11000", "")), List.of())));

    var cost = new Stay(tariff, at(0, 0, 0, 10_500, true)).then(at(3600, 10_500, 0, 11_000, true))
        .then(at(4800, 16_500, 0, 22_000, true)).then(at(5400, 20_000, 0, 22_000, false)).end();

    assertAmount(cost.parts().get(CostItem.FIXED), "2.50", null);
    assertAmount(cost.parts().get(CostItem.CHARGING_TIME), "120", null); // 60 min at 1.00, 30 min at 2.00
    assertThat(cost.periods()).extracting(period -> period.dimensions().get(CostDimension.MAX_POWER))
        .containsExactly(number("10500"), number("22000"));
    assertThat(cost.periods()).extracting(period -> period.dimensions().get(CostDimension.MIN_POWER))
        .containsExactly(number("10500"), number("11000"));
    assertThat(cost.periods().getFirst().dimensions()).doesNotContainKey(CostDimension.ENERGY);
  }

  @Test
  @Covers({"2.1 I12.FR.06", "2.1 I12.FR.07", "2.1 I12.FR.08"})
  void reservation_isPaidOnceAtTheStart_byWhoHadReserved() {
    var tariff = tariff(Map.of(CostItem.RESERVATION_FIXED, new Rates(List.of(rate("1.50")), List.of()),
        CostItem.RESERVATION_TIME, new Rates(List.of(rate("0.02")), List.of())));

    var cost = new Stay(tariff, at(0, 0, 0, 0, false), Optional.of(Duration.ofMinutes(25)))
        .then(at(600, 0, 0, 0, false)).end();
    assertAmount(cost.parts().get(CostItem.RESERVATION_TIME), "0.50", null);
    assertAmount(cost.parts().get(CostItem.RESERVATION_FIXED), "1.50", null);
    assertThat(cost.reserved()).contains(Duration.ofMinutes(25));

    var other = new Stay(tariff, at(0, 0, 0, 0, false)).then(at(600, 0, 0, 0, false)).end();
    assertThat(other.parts()).isEmpty();
    assertAmount(other.total(), "0", null);
  }

  /** Out of the vehicle counts as negative; a price that says min 0 is only about what goes in. */
  @ParameterizedTest
  @CsvSource({"-,-,1.25", "0,-,2.50", "-1,-,-1.25"})
  void energyOut_isCreditedByAPriceThatHoldsForIt(String min, String max, String total) {
    var rate = rate("0.25", Measure.POWER, min.equals("-") ? "" : min, max.equals("-") ? "" : max);

    var cost = new Stay(energy(rate), at(0, 0, 0, 5_000, true)).then(at(3600, 10_000, 0, -5_000, true))
        .then(at(7200, 10_000, 5_000, 0, false)).end();

    assertAmount(cost.total(), total, null);
    assertThat(cost.energy()).isEqualByComparingTo("5000");
  }

  @ParameterizedTest
  @Covers("2.1 I12.FR.38")
  @CsvSource({"2.49,,2.50,NormalCost", "2.50,,2.50,NormalCost", "2.51,,2.51,MinCost", "+2.99,,2.50,NormalCost",
      "+3.00,,2.50,NormalCost", "+3.01,,3.01,MinCost"})
  void leastCost_standsInForLess(String least, String unused, String total, CostKind kind) {
    var tariff = within(taxed(energy(rate("0.25")), new Tax("vat", number("20"), Optional.empty())), least, "");

    var stay = new Stay(tariff, at(0, 0, 0, 0, false)).then(at(60, 10_000, 0, 0, false));

    assertThat(stay.running().kind()).isEqualTo(CostKind.NormalCost);
    var cost = stay.end();
    assertThat(cost.kind()).isEqualTo(kind);
    assertThat(cost.total().exclTax().or(() -> cost.total().inclTax()).orElseThrow()).isEqualByComparingTo(total);
    assertThat(cost.energy()).isEqualByComparingTo("10000");
    if (kind == CostKind.MinCost) {
      assertThat(cost.parts()).containsOnlyKeys(CostItem.FIXED);
    }
  }

  @ParameterizedTest
  @Covers({"2.1 I12.FR.39", "2.1 I12.FR.40"})
  @CsvSource({"2.51,2.50,NormalCost", "2.50,2.50,MaxCost", "2.00,2.00,MaxCost", "+2.40,2.00,MaxCost", "0,0,MaxCost"})
  void mostCost_isNeverExceeded_andUsageGoesOn(String most, String total, CostKind kind) {
    var tariff = within(taxed(energy(rate("0.25")), new Tax("vat", number("20"), Optional.empty())), "", most);

    var stay = new Stay(tariff, at(0, 0, 0, 0, false)).then(at(60, 10_000, 0, 0, false));
    assertThat(stay.running().kind()).isEqualTo(kind);
    assertThat(stay.running().total().exclTax().orElseThrow()).isEqualByComparingTo(total);
    if (kind == CostKind.MaxCost) {
      var later = stay.then(at(120, 50_000, 0, 0, false)).end();
      assertThat(later.total()).isEqualTo(stay.running().total());
      assertThat(later.total().exclTax().orElseThrow()).isEqualByComparingTo(total);
      assertThat(later.energy()).isEqualByComparingTo("50000");
    }
  }

  @Test
  @Covers({"2.1 I11.FR.08", "2.1 I12.FR.35"})
  void anotherTariff_holdsFromThenOn_andTheStartFeeIsPaidOnce() {
    var first = tariff(Map.of(CostItem.FIXED, new Rates(List.of(rate("1")), List.of()), CostItem.ENERGY,
        new Rates(List.of(rate("0.20")), List.of())));
    var second = TariffSteps.named("T2", tariff(Map.of(CostItem.FIXED, new Rates(List.of(rate("9")), List.of()),
        CostItem.ENERGY, new Rates(List.of(rate("0.50")), List.of()))));

    var cost = new Stay(first, at(0, 0, 0, 0, false)).then(at(60, 10_000, 0, 0, false)).under(second)
        .then(at(120, 12_000, 0, 0, false)).end();

    assertAmount(cost.parts().get(CostItem.ENERGY), "3.00", null); // 10 kWh at 0.20, 2 kWh at 0.50
    assertAmount(cost.parts().get(CostItem.FIXED), "1", null);
    assertThat(cost.periods()).extracting(ChargingPeriod::tariffId).containsExactly("T", "T2");
  }

  /** On 25 October 2026 Berlin's clocks go back from 03:00 to 02:00, at 01:00 UTC. */
  @Test
  @Covers("2.1 I12.FR.37")
  void clocksGoBack_aPriceThatHadEndedBeginsAgain() {
    var tariff = tariff(Map.of(CostItem.IDLE_TIME,
        new Rates(List.of(rate("6", "02:00", "02:30"), rate("1")), List.of())));
    var midnight = Instant.parse("2026-10-24T22:00:00Z");

    var stay = new Stay(tariff, moved(at(0, 0, 0, 0, false), midnight))
        .then(moved(at(4 * 3600, 0, 0, 0, false), midnight)); // until 03:00 after the clocks went back

    // 02:00 to 02:30 comes twice: 60 min at 6; the other 180 min at 1
    assertAmount(stay.running().total(), "540", null);
    assertThat(stay.end().periods()).extracting(ChargingPeriod::start).containsExactly(midnight,
        Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T00:30:00Z"),
        Instant.parse("2026-10-25T01:00:00Z"), Instant.parse("2026-10-25T01:30:00Z"));
  }

  /** The clock was an hour late: what is priced by the time of the day follows it, durations do not. */
  @Test
  void clockSetForward_neitherAddsNorLosesTime() {
    var tariff = tariff(Map.of(CostItem.IDLE_TIME, new Rates(List.of(rate("1")), List.of())));

    var cost = new Stay(tariff, at(0, 0, 0, 0, false))
        .then(moved(at(600, 0, 0, 0, false), TariffSteps.START.plusSeconds(3600))).end();

    assertThat(cost.idle()).hasMinutes(10);
    assertAmount(cost.total(), "10", null);
  }

  @Test
  @Covers("2.1 I12.FR.14")
  void meterThatRunsBackwards_isAFailure_andNothingMoreIsAdded() {
    var stay = new Stay(energy(rate("0.25")), at(0, 5_000, 0, 0, false)).then(at(60, 6_000, 0, 0, false))
        .then(at(120, 100, 0, 0, false)).then(at(180, 9_000, 0, 0, false));

    assertThat(stay.end().failure()).isPresent();
    assertAmount(stay.end().total(), "0.25", null);
  }

  @Test
  void moreChangesOfPriceThanAreKept_costTheSame() {
    var tariff = energy(rate("1", Measure.POWER, "", "5000"), rate("2"));
    var stay = new Stay(tariff, at(0, 0, 0, 0, true));
    for (int step = 1; step <= 2 * CostAccount.MOST_PERIODS; step++) {
      stay.then(at(step, step * 1_000L, 0, step % 2 * 10_000, true));
    }
    assertThat(stay.closed).hasSize(CostAccount.MOST_PERIODS);
    assertAmount(stay.end().total(), String.valueOf(3 * CostAccount.MOST_PERIODS), null);
  }

  private static Metered moved(Metered at, Instant start) {
    return new Metered(start.plus(at.elapsed()), at.elapsed(), at.imported(), at.exported(), at.power(), at.amps(),
        at.charging());
  }

  private static void assertAmount(Amount amount, String exclTax, String inclTax) {
    assertThat(amount.exclTax().orElseThrow()).isEqualByComparingTo(exclTax);
    if (inclTax == null) {
      assertThat(amount.inclTax()).isEmpty();
    } else {
      assertThat(amount.inclTax().orElseThrow()).isEqualByComparingTo(inclTax);
    }
  }
}
