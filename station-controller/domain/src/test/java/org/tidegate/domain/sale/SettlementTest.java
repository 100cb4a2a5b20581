package org.tidegate.domain.sale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.sale.SaleCases.EUR;

class SettlementTest {
  /** Earned and spent can be below zero where prices were. */
  @ParameterizedTest
  @CsvSource({"395,91, 91,0,304", "91,395, 91,304,0", "91,91, 91,0,0", "92,91, 91,0,1", "0,91, 0,91,0", "91,0, 0,0,91",
      "0,0, 0,0,0", "-5,91, 0,96,0", "91,-5, 0,0,96", "-5,-5, 0,0,0", "-5,-8, 0,0,3"})
  void of_earnedAndSpent_reducesTheBillFirst(long earned, long spent, long offset, long due, long left) {
    assertThat(Settlement.of(cents(earned), cents(spent))).isEqualTo(
        new Settlement(cents(earned), cents(spent), cents(offset), cents(due), cents(left)));
  }

  @Test
  void of_anything_losesAndCreatesNothing() {
    for (long earned = -60; earned <= 60; earned++) {
      for (long spent = -60; spent <= 60; spent++) {
        var paid = Settlement.of(cents(earned), cents(spent));
        assertThat(paid.left().minorUnits() - paid.due().minorUnits()).isEqualTo(earned - spent);
        assertThat(Math.min(paid.left().minorUnits(), paid.due().minorUnits())).isZero();
        assertThat(paid.offset().minorUnits()).isNotNegative();
      }
    }
  }

  private static Money cents(long minorUnits) {
    return new Money(minorUnits, EUR);
  }
}
