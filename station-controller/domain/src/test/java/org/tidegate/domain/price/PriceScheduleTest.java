package org.tidegate.domain.price;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.quantity.Price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PriceScheduleTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "2026-03-02T09:59:59.999Z, -, 2026-03-02T10:00:00Z",
      "2026-03-02T10:00:00Z, 0.30, 2026-03-02T10:15:00Z",
      "2026-03-02T10:14:59.999Z, 0.30, 2026-03-02T10:15:00Z",
      "2026-03-02T10:15:00Z, 0.40, 2026-03-02T10:45:00Z",
      // The interval from 10:30 has the same price: nothing changes there.
      "2026-03-02T10:30:00Z, 0.4, 2026-03-02T10:45:00Z",
      "2026-03-02T10:45:00Z, -, -",
      "2026-03-03T10:00:00Z, -, -"})
  void at_moment_tellsPriceAndNextChange(Instant moment, String sale, Instant until) {
    var schedule = PriceSchedule.of(List.of(interval(0, "0.30"), interval(15, "0.40"), interval(30, "0.4")),
        Optional.of(minute(45)));

    var prices = schedule.at(moment);

    assertThat(prices.sale().map(price -> price.perKwh().toPlainString()).orElse(null)).isEqualTo(sale);
    assertThat(prices.purchase()).isEmpty();
    assertThat(prices.until().orElse(null)).isEqualTo(until);
  }

  @Test
  void at_longAfterLastStartWithoutEnd_holdsLastPrice() {
    var schedule = PriceSchedule.of(List.of(interval(0, "0.30"), interval(15, "0.40")), Optional.empty());

    assertThat(schedule.at(TEN.plus(Duration.ofDays(400))))
        .isEqualTo(new PricesAt(Optional.of(Price.of("0.40", "EUR")), Optional.empty(), Optional.empty()));
  }

  @Test
  void of_noInterval_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PriceSchedule.of(List.of(), Optional.empty()))
        .withMessageContaining("1 to 1000 intervals");
  }

  @Test
  void of_thousandIntervals_isTakenAndOneMoreIsRefused() {
    assertThat(PriceSchedule.of(intervals(1000), Optional.empty()).intervals()).hasSize(1000);
    assertThatIllegalArgumentException().isThrownBy(() -> PriceSchedule.of(intervals(1001), Optional.empty()))
        .withMessageContaining("not 1001");
  }

  @Test
  void of_equalOrDescendingStarts_isRefused() {
    for (int second : new int[]{0, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PriceSchedule.of(List.of(interval(0, "0.30"), interval(second, "0.40")), Optional.empty()))
          .withMessageContaining("interval 2 does not start after");
    }
  }

  @Test
  void of_endNotAfterLastStart_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceSchedule.of(List.of(interval(0, "0.30")), Optional.of(TEN)))
        .withMessageContaining("ends before");
  }

  @Test
  void of_twoCurrencies_isRefused() {
    var mixed = new PriceInterval(TEN, Optional.of(Price.of("0.30", "EUR")), Optional.of(Price.of("0.30", "USD")));

    assertThatIllegalArgumentException().isThrownBy(() -> PriceSchedule.of(List.of(mixed), Optional.empty()))
        .withMessageContaining("one currency");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+999999999", "-1E+999999999", "1E-999999999", "1000000.1", "0.12345678901"})
  void of_absurdPrice_isRefused(String perKwh) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceSchedule.of(List.of(interval(0, perKwh)), Optional.empty()))
        .withMessageContaining("unit price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.05", "1000000", "-1000000.0000000000", "0.1234567890"})
  void of_unusualPrice_isTaken(String perKwh) {
    var schedule = PriceSchedule.of(List.of(interval(0, perKwh)), Optional.empty());

    assertThat(schedule.at(TEN).sale()).contains(Price.of(perKwh, "EUR"));
  }

  private static List<PriceInterval> intervals(int count) {
    return IntStream.range(0, count).mapToObj(i -> interval(i, "0.30")).toList();
  }

  private static PriceInterval interval(int minute, String sale) {
    return new PriceInterval(minute(minute), Optional.of(Price.of(sale, "EUR")), Optional.empty());
  }

  private static Instant minute(int minute) {
    return TEN.plus(Duration.ofMinutes(minute));
  }
}
