package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number of a period in millionths of its unit, cut towards zero. Immutable.
 *
 * @param value of all phases (W) or of each (A); with values for other phases that of L1
 * @param unit watts or amperes
 * @param others of L2 and L3, where the phases differ
 */
record Amount(long value, RateUnit unit, Optional<Others> others) {
  private static final int DIGITS = 6;

  static Optional<Amount> of(Optional<BigDecimal> number, PhaseValues others, RateUnit unit) {
    return number.map(value -> new Amount(micro(value), unit, others.arePresent()
        ? Optional.of(new Others(others.l2().map(Amount::micro), others.l3().map(Amount::micro)))
        : Optional.empty()));
  }

  boolean isZero() {
    return value == 0 && others.isEmpty();
  }

  boolean isNegative() {
    return value < 0 || others.filter(Others::isAnyNegative).isPresent();
  }

  private static long micro(BigDecimal number) {
    return number.setScale(DIGITS, RoundingMode.DOWN).unscaledValue().longValueExact();
  }

  /**
   * What is on L2 and L3. Immutable.
   *
   * @param l2 absent: nothing is said
   * @param l3 absent: nothing is said
   */
  record Others(Optional<Long> l2, Optional<Long> l3) {
    private boolean isAnyNegative() {
      return l2.filter(value -> value < 0).isPresent() || l3.filter(value -> value < 0).isPresent();
    }
  }
}
