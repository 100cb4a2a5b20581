package org.tidegate.domain.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.quantity.Price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PricesTest {
  private static final String UNKNOWN = "unknown";

  private final Prices prices = new Prices(Optional.empty());

  @Test
  void at_nothingTold_isUnknown() {
    assertThat(prices.at(time("10:00:00"))).isEqualTo(PricesAt.UNKNOWN);
  }

  @Test
  void at_onlyTariff_isTariff() {
    var configured = new Prices(Optional.of(tariff("0.25", "0.35")));

    assertThat(configured.at(time("10:00:00")))
        .isEqualTo(new PricesAt(euros("0.25"), euros("0.35"), Optional.empty()));
  }

  @Test
  void at_scheduleKnowsOneSide_otherSideIsTariff() {
    var configured = new Prices(Optional.of(tariff("0.25", "0.35")));
    configured.replace(schedule("10:00:00 0.40"), time("10:00:00"));

    assertThat(configured.at(time("10:00:00")))
        .isEqualTo(new PricesAt(euros("0.40"), euros("0.35"), Optional.empty()));
  }

  @Test
  void at_outsideOfSchedule_isTariff() {
    var configured = new Prices(Optional.of(tariff("0.25", "0.35")));
    configured.replace(scheduleUntil("10:30:00", "10:15:00 0.40"), time("10:00:00"));

    assertThat(configured.at(time("10:14:59")))
        .isEqualTo(new PricesAt(euros("0.25"), euros("0.35"), Optional.of(time("10:15:00"))));
    assertThat(configured.at(time("10:15:00")).sale()).isEqualTo(euros("0.40"));
    assertThat(configured.at(time("10:30:00")).sale()).isEqualTo(euros("0.25"));
  }

  @Test
  void replace_firstScheduleBegunLongAgo_appliesAtOnce() {
    prices.replace(schedule("00:00:00 0.30"), time("10:00:00"));

    assertSale("10:00:00", "0.30");
  }

  @Test
  void replace_intervalStartsNow_appliesAtOnce() {
    prices.replace(schedule("10:00:00 0.30"), time("10:00:00"));

    prices.replace(schedule("10:07:00 0.50"), time("10:07:00"));

    assertSale("10:07:00", "0.50");
  }

  @Test
  void replace_intervalStartedWhileMessageWasUnderWay_appliesAtOnce() {
    prices.replace(schedule("10:00:00 0.30"), time("10:00:00"));

    prices.replace(schedule("10:07:00 0.50"), time("10:07:02"));

    assertSale("10:07:02", "0.50");
  }

  @Test
  void replace_twoChangesInOneSecond_lastOneApplies() {
    prices.replace(schedule("10:00:00 0.30"), time("10:00:00"));

    prices.replace(schedule("10:07:00 0.50"), time("10:07:00.300"));
    prices.replace(schedule("10:07:00.100 0.60"), time("10:07:00.400"));

    assertSale("10:07:00.400", "0.60");
  }

  @Test
  void replace_runningIntervalToldAnew_keepsItsPriceUntilItWouldHaveEnded() {
    prices.replace(schedule("10:00:00 0.30", "10:15:00 0.31"), time("10:00:00"));

    prices.replace(schedule("10:00:00 0.10", "10:30:00 0.12"), time("10:07:00"));

    assertSale("10:07:00", "0.30");
    assertThat(prices.at(time("10:07:00")).until()).contains(time("10:15:00"));
    assertSale("10:14:59.999", "0.30");
    assertSale("10:15:00", "0.10");
    assertSale("10:30:00", "0.12");
  }

  @Test
  void replace_runningIntervalToldAnew_keepsItsPriceUntilNextStartOfNewSchedule() {
    prices.replace(schedule("10:00:00 0.30", "11:00:00 0.31"), time("10:00:00"));

    prices.replace(schedule("09:45:00 0.10", "10:15:00 0.12"), time("10:07:00"));

    assertSale("10:14:59.999", "0.30");
    assertSale("10:15:00", "0.12");
    assertSale("11:00:00", "0.12");
  }

  @Test
  void replace_newScheduleEndsBeforeRunningInterval_isUnknownFromThatEnd() {
    prices.replace(schedule("10:00:00 0.30"), time("10:00:00"));

    prices.replace(scheduleUntil("10:20:00", "10:00:00 0.10"), time("10:07:00"));

    assertSale("10:19:59", "0.30");
    assertSale("10:20:00", UNKNOWN);
  }

  @Test
  void replace_newScheduleStartsLater_runningIntervalEndsAsItWould() {
    prices.replace(scheduleUntil("10:15:00", "10:00:00 0.30"), time("10:00:00"));

    prices.replace(schedule("10:30:00 0.40"), time("10:07:00"));

    assertSale("10:14:59", "0.30");
    assertSale("10:15:00", UNKNOWN);
    assertSale("10:30:00", "0.40");
  }

  @Test
  void replace_newScheduleStartsBeforeRunningIntervalEnds_changesAtThatStart() {
    prices.replace(schedule("10:00:00 0.30", "10:15:00 0.31"), time("10:00:00"));

    prices.replace(schedule("10:10:00 0.40"), time("10:07:00"));

    assertSale("10:09:59", "0.30");
    assertSale("10:10:00", "0.40");
    assertSale("10:15:00", "0.40");
  }

  @Test
  void replace_newScheduleIsOver_oldIntervalsAheadAreGone() {
    prices.replace(schedule("10:00:00 0.30", "10:15:00 0.31"), time("10:00:00"));

    prices.replace(scheduleUntil("10:05:00", "09:00:00 0.40"), time("10:07:00"));

    assertSale("10:14:59", "0.30");
    assertSale("10:15:00", UNKNOWN);
  }

  @Test
  void replace_whilePriceIsUnknown_appliesAtOnce() {
    prices.replace(scheduleUntil("10:15:00", "10:00:00 0.30"), time("10:00:00"));
    prices.replace(schedule("10:30:00 0.40"), time("10:07:00"));

    prices.replace(schedule("10:00:00 0.50"), time("10:20:00"));

    assertSale("10:20:00", "0.50");
  }

  @Test
  void replace_otherCurrencyThanTariff_isRefusedAndOldScheduleHolds() {
    var configured = new Prices(Optional.of(tariff("0.25", "0.35")));
    configured.replace(schedule("10:00:00 0.30"), time("10:00:00"));
    var dollars = PriceSchedule.of(
        List.of(new PriceInterval(time("10:05:00"), Optional.of(Price.of("0.30", "USD")), Optional.empty())),
        Optional.empty());

    assertThatIllegalArgumentException().isThrownBy(() -> configured.replace(dollars, time("10:05:00")))
        .withMessageContaining("currency");
    assertThat(configured.at(time("10:05:00")).sale()).isEqualTo(euros("0.30"));
  }

  @Test
  void replace_mostIntervalsBesideRunningOne_farthestIsCutOff() {
    prices.replace(schedule("10:00:00 0.30", "10:00:02 0.31"), time("10:00:00"));
    var many = new ArrayList<PriceInterval>();
    for (int i = 0; i < PriceSchedule.MOST_INTERVALS; i++) {
      many.add(new PriceInterval(time("10:00:05").plusSeconds(i), euros("0.4" + i), Optional.empty()));
    }

    prices.replace(PriceSchedule.of(many, Optional.empty()), time("10:00:01"));

    // Before the 1000 stand the running interval and the gap until 10:00:05, so the last two are left out.
    assertSale("10:00:01", "0.30");
    assertSale("10:00:02", UNKNOWN);
    assertThat(prices.at(time("10:00:05").plusSeconds(997)).sale()).isEqualTo(euros("0.4997"));
    assertThat(prices.at(time("10:00:05").plusSeconds(998)).sale()).isEmpty();
  }

  @Test
  void restore_afterRunningIntervalWasKept_goesOnTheSame() {
    prices.replace(schedule("10:00:00 0.30", "10:15:00 0.31"), time("10:00:00"));
    prices.replace(schedule("10:00:00 0.10"), time("10:07:00"));
    var restarted = new Prices(Optional.empty());

    restarted.restore(prices.schedule().orElseThrow());

    for (var at = time("10:07:00"); at.isBefore(time("10:20:00")); at = at.plusSeconds(30)) {
      assertThat(restarted.at(at)).isEqualTo(prices.at(at));
    }
  }

  @Test
  void restore_otherCurrencyThanTariff_isLeftOut() {
    prices.replace(schedule("10:00:00 0.30"), time("10:00:00"));
    var dollars = new Prices(Optional.of(new StaticTariff(Optional.of(Price.of("0.25", "USD")), Optional.empty())));

    dollars.restore(prices.schedule().orElseThrow());

    assertThat(dollars.at(time("10:00:00")).sale()).contains(Price.of("0.25", "USD"));
  }

  private void assertSale(String at, String expected) {
    assertThat(prices.at(time(at)).sale().map(price -> price.perKwh().toPlainString()).orElse(UNKNOWN)).as(at)
        .isEqualTo(expected);
  }

  private static PriceSchedule schedule(String... intervals) {
    return PriceSchedule.of(List.of(intervals).stream().map(PricesTest::interval).toList(), Optional.empty());
  }

  private static PriceSchedule scheduleUntil(String end, String... intervals) {
    return PriceSchedule.of(schedule(intervals).intervals(), Optional.of(time(end)));
  }

  private static PriceInterval interval(String startAndSale) {
    var parts = startAndSale.split(" ", 2);
    return new PriceInterval(time(parts[0]), euros(parts[1]), Optional.empty());
  }

  private static StaticTariff tariff(String sale, String purchase) {
    return new StaticTariff(euros(sale), euros(purchase));
  }

  private static Optional<Price> euros(String perKwh) {
    return Optional.of(Price.of(perKwh, "EUR"));
  }

  private static Instant time(String time) {
    return Instant.parse("2026-03-02T" + time + "Z");
  }
}
