package org.tidegate.domain.quantity;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuantityTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource({"5000.9,5000", "-5000.9,-5000", "0.9,0", "-0.9,0", "2147483647,2147483647", "-2147483647,-2147483647"})
  void watts_fractions_areRoundedTowardsZero(double value, int watts) {
    assertThat(Watts.towardsZero(value)).isEqualTo(new Watts(watts));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 2_147_483_648.0, -2_147_483_648.0})
  void watts_notAPower_isRefused(double value) {
    assertThatThrownBy(() -> Watts.towardsZero(value)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void watts_sign_tellsTheDirection() {
    assertThat(new Watts(-1).isDischarge()).isTrue();
    assertThat(new Watts(1).isCharge()).isTrue();
    assertThat(Watts.ZERO.isZero() && !Watts.ZERO.isCharge() && !Watts.ZERO.isDischarge()).isTrue();
    assertThat(new Watts(-7).magnitude()).isEqualTo(new Watts(7));
    assertThat(new Watts(-7).negated()).isEqualTo(new Watts(7));
    assertThat(new Watts(-7).min(new Watts(3))).isEqualTo(new Watts(-7));
    assertThat(new Watts(-7).max(new Watts(3))).isEqualTo(new Watts(3));
    assertThatThrownBy(() -> new Watts(Integer.MAX_VALUE).plus(new Watts(1))).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"80,800", "80.09,800", "79.99,799", "0,0", "100,1000", "28.999999999999996,290", "0.05,0"})
  void stateOfCharge_percent_isRoundedDownToATenth(double percent, int permille) {
    assertThat(StateOfCharge.percent(percent).permille()).isEqualTo(permille);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 100.1, Double.NaN, 255})
  void stateOfCharge_outOfRange_isRefused(double percent) {
    assertThatThrownBy(() -> StateOfCharge.percent(percent)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"50,1,51", "99.5,1,100", "1,-2,0", "30,-2,28"})
  void stateOfCharge_plusPoints_staysInRange(double percent, double points, double sum) {
    assertThat(StateOfCharge.percent(percent).plusPoints(points)).isEqualTo(StateOfCharge.percent(sum));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "-0.05", "+1", "10", "0.1234567890"})
  void price_plainDecimal_isRead(String text) {
    assertThat(Price.of(text, "EUR").perKwh()).isEqualByComparingTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " 0.3", "0,3", "1e3", "1E+999999999", ".5", "5.", "NaN", "0x1", "٣",
      "0.00000000000000000000000000000000000000001"})
  void price_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Price.of(text, "EUR")).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void price_unknownCurrency_isRefused() {
    assertThatThrownBy(() -> Price.of("1", "ABC")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void price_comparison_ignoresTrailingZerosAndRefusesOtherCurrencies() {
    var price = Price.of("0.30", "EUR");
    assertThat(price.isBelow(Price.of("0.3", "EUR"))).isFalse();
    assertThat(price.isAbove(Price.of("0.3", "EUR"))).isFalse();
    assertThat(price.isBelow(Price.of("0.3000000001", "EUR"))).isTrue();
    assertThatThrownBy(() -> price.isBelow(Price.of("0.3", "USD"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void price_timesEnergy_isExact() {
    assertThat(Price.of("0.3333", "EUR").times(new WattHours(1))).isEqualByComparingTo("0.0003333");
  }

  @ParameterizedTest
  @CsvSource({"1.005,EUR,100", "1.015,EUR,102", "-1.005,EUR,-100", "2.5,JPY,2", "3.5,JPY,4"})
  void money_rounded_isHalfToEven(String amount, String currency, long minorUnits) {
    assertThat(Money.rounded(new BigDecimal(amount), Currency.getInstance(currency)).minorUnits())
        .isEqualTo(minorUnits);
  }

  @Test
  void money_currencies_areNotMixed() {
    var cents = new Money(150, EUR);
    assertThat(cents.plus(new Money(50, EUR)).minus(new Money(1, EUR))).hasToString("1.99 EUR");
    assertThatThrownBy(() -> cents.plus(Money.zero(Currency.getInstance("JPY"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
