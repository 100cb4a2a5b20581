package org.tidegate.domain.tariff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.tariff.TariffSteps.energy;
import static org.tidegate.domain.tariff.TariffSteps.rate;

class EnergyPricesTest {
  private static final EnergyPrices.Rating RATING = new EnergyPrices.Rating(new Watts(11_000), new Watts(10_000));

  @Test
  void plainPrice_isTheOneOfPurchases_withTaxes_andPromisesNothingForSales() {
    var prices = at(
        TariffSteps.taxed(energy(rate("0.40")), new Tax("vat", TariffSteps.number("10"), Optional.empty())));

    assertThat(prices.purchase()).contains(Price.of("0.44", "EUR"));
    assertThat(prices.sale()).isEmpty();
    assertThat(prices.until()).isEmpty();
  }

  /** Bounds of a first price in W, 0.20; behind it one of 0.50 for all else. */
  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "0,-,0.20,-", "1,-,0.20,-", "2,-,0.50,-", "-,11001,0.20,-", "-,11000,0.50,-", "11000,-,0.50,-",
      "11001,-,0.50,-", "-1,-,0.50,0.20", "-,-10001,0.50,0.20", "-,-10000,0.50,-", "-1,-10001,0.50,0.20",
      "-1,-10000,0.50,-", "-2,-,0.50,-"})
  void priceByPower_theWorstThatAnyPowerCouldHave(String min, String max, String purchase, String sale) {
    var first = rate("0.20", Measure.POWER, min == null ? "" : min, max == null ? "" : max);
    var prices = at(energy(first, rate("0.50")));

    assertThat(prices.purchase()).contains(Price.of(purchase.replace("0.20", "0.2").replace("0.50", "0.5"), "EUR"));
    assertThat(prices.sale().map(price -> price.perKwh().toPlainString()))
        .isEqualTo(Optional.ofNullable(sale).map(price -> "0.2"));
  }

  @Test
  void sale_isTheLowestOfThoseThatNameDischarging() {
    var prices = at(energy(rate("0.30", Measure.POWER, "-1", "-5000"), rate("0.28", Measure.POWER, "-5000", ""),
        rate("0.50")));

    assertThat(prices.sale()).contains(Price.of("0.28", "EUR"));
    assertThat(prices.purchase()).contains(Price.of("0.5", "EUR"));
  }

  @Test
  void noPriceAtThisPower_isFree_andATariffWithoutEnergySaysNothing() {
    assertThat(at(energy(rate("0.20", "20:00", "22:00"))).purchase().orElseThrow().perKwh())
        .isEqualByComparingTo("0");
    assertThat(at(TariffSteps.tariff(Map.of(CostItem.IDLE_TIME, new Rates(List.of(rate("1")), List.of())))).purchase())
        .isEmpty();
  }

  @Test
  void until_isWhenThePriceChanges_notOnlyWhenItMight() {
    // Berlin is an hour ahead of UTC in March; at 10:00 another price comes into use, but an equal one.
    var tariff = energy(rate("0.40", "06:00", "10:00"), rate("0.40", "10:00", "18:00"), rate("0.25"));
    assertThat(at(tariff).until()).contains(Instant.parse("2026-03-02T17:00:00Z"));
  }

  @Test
  void tiers_areThoseReached() {
    var tariff = energy(rate("0.20", Measure.ENERGY, "", "5000"), rate("0.60"));
    var stay = new Stay(tariff, TariffSteps.at(0, 0, 0, 0, true)).then(TariffSteps.at(60, 4_999, 0, 0, true));
    assertThat(prices(tariff, Optional.of(stay.account)).purchase()).contains(Price.of("0.2", "EUR"));
    stay.then(TariffSteps.at(120, 5_000, 0, 0, true));
    assertThat(prices(tariff, Optional.of(stay.account)).purchase()).contains(Price.of("0.6", "EUR"));
  }

  private static PricesAt at(Tariff tariff) {
    return prices(tariff, Optional.empty());
  }

  private static PricesAt prices(Tariff tariff, Optional<CostAccount> account) {
    return EnergyPrices.at(tariff, account, TariffSteps.PLACE, RATING, TariffSteps.START);
  }
}
