package org.tidegate.domain.discharge;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidegate.domain.permission.Slot;

import static org.assertj.core.api.Assertions.assertThat;

/** Entrust mode: the aggregator chooses the prices, and nothing else. */
class EntrustedTest {
  private final SituationByHand by = new SituationByHand();

  EntrustedTest() {
    by.entrusted = true;
    by.sale = "0.01";
    by.purchase = "0.99";
  }

  @Test
  void prices_worseThanTheDriversOwn_areTheAggregatorsChoice() {
    assertThat(by.discharge(new SalePrice())).isNull();
    assertThat(by.chargeThroughAggregator(new PurchasePrice())).isNull();
    by.entrusted = false;
    assertThat(by.discharge(new SalePrice())).isZero();
    assertThat(by.chargeThroughAggregator(new PurchasePrice())).isZero();
  }

  @Test
  void prices_unknownOrForeign_stopIt() {
    by.sale = null;
    by.purchase = null;
    assertThat(by.discharge(new SalePrice())).isZero();
    assertThat(by.chargeThroughAggregator(new PurchasePrice())).isZero();
    by.sale = "0.30 USD";
    assertThat(by.discharge(new SalePrice())).isZero();
  }

  @Test
  void everythingElse_stillBinds() {
    by.soc = 30.0;
    assertThat(by.power()).isZero();
    by.soc = 80.0;
    assertThat(by.power()).isEqualTo(-5_000);
    by.wearBudget = 1_000L;
    by.exported = 1_000;
    assertThat(by.power()).isZero();
    by.wearBudget = null;
    by.slots.add(new Slot(Set.of(DayOfWeek.SUNDAY), LocalTime.of(0, 0), LocalTime.of(1, 0)));
    assertThat(by.power()).isZero();
    by.slots.clear();
    by.required = 90.0;
    by.departure = SituationByHand.NOON.plusSeconds(60);
    assertThat(by.power()).isPositive();
  }
}
