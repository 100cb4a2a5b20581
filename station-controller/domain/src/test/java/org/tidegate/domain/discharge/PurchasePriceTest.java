package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PurchasePriceTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new PurchasePrice();

  @ParameterizedTest
  @CsvSource({"0.25,", "0.250,", "0.24,", "-0.05,", "0.2500000001,0", "0.26,0", "0.20 USD,0", ",0"})
  void chargeThroughAggregator_highestPurchasePrice25Cents_dependsOnPrice(String purchase, Integer atMost) {
    given.purchase = purchase;
    assertThat(given.chargeThroughAggregator(limit)).isEqualTo(atMost);
  }

  @Test
  void chargeThroughAggregator_noConditions_isZero() {
    given.conditionsKnown = false;
    assertThat(given.chargeThroughAggregator(limit)).isZero();
  }

  @Test
  void ordinaryCharge_priceTooHighOrUnknown_isNotLimited() {
    given.purchase = "9.99";
    assertThat(given.charge(limit)).isNull();
    given.purchase = null;
    assertThat(given.charge(limit)).isNull();
  }

  @Test
  void recovery_priceTooHigh_isNotLimited() {
    given.purchase = "9.99";
    assertThat(limit.chargeAtMost(given.situation(), Wish.RECOVERY)).isEqualTo(Limit.NONE);
  }

  @Test
  void discharge_priceUnknown_isNotLimited() {
    given.purchase = null;
    assertThat(given.discharge(limit)).isNull();
  }
}
