package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SalePriceTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new SalePrice();

  @ParameterizedTest
  @CsvSource({"0.25,", "0.250,", "0.26,", "0.2499999999,0", "0.24,0", "-0.01,0", "0.30 USD,0", ",0"})
  void discharge_lowestSalePrice25Cents_dependsOnPrice(String sale, Integer atMost) {
    given.sale = sale;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
  }

  @Test
  void discharge_negativeLowestPrice_isMetByALessNegativeOne() {
    given.lowestSale = "-0.10";
    given.sale = "-0.10";
    assertThat(given.discharge(limit)).isNull();
    given.sale = "-0.11";
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void discharge_noConditions_isZero() {
    given.conditionsKnown = false;
    assertThat(given.discharge(limit)).isZero();
  }

  @Test
  void charge_salePriceUnknown_isNotLimited() {
    given.sale = null;
    assertThat(given.chargeThroughAggregator(limit)).isNull();
  }
}
