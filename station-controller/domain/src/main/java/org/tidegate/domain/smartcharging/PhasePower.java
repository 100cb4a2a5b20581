package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one place where amperes per phase become watts and back, both exact up to the last rounding. Immutable.
 *
 * @param voltage between phase and neutral
 * @param phases in use; 0 for DC, where watts are watts
 */
record PhasePower(BigDecimal voltage, int phases) {
  /** A period that names no number of phases means three (K01.FR.49). */
  static final int DEFAULT_PHASES = 3;

  /** A target in watts is the power of all phases together. */
  BigDecimal targetInWatts(BigDecimal value, RateUnit unit) {
    return unit == RateUnit.W ? value : value.multiply(voltPhases());
  }

  /**
   * A limit protects phases: one in watts is spread over the phases it was written for, and fewer in use may only take
   * their share (K01.FR.50 with its erratum, K01.FR.51).
   */
  BigDecimal limitInWatts(BigDecimal value, RateUnit unit, int writtenFor) {
    if (unit == RateUnit.A || phases == 0 || phases >= writtenFor) {
      return targetInWatts(value, unit);
    }
    return value.multiply(BigDecimal.valueOf(phases)).divide(BigDecimal.valueOf(writtenFor), MathContext.DECIMAL64);
  }

  /** With at most one decimal, towards zero: never more than was allowed. */
  BigDecimal in(RateUnit unit, BigDecimal watts) {
    var exact = unit == RateUnit.W ? watts : watts.divide(voltPhases(), MathContext.DECIMAL64);
    var rounded = exact.setScale(1, RoundingMode.DOWN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private BigDecimal voltPhases() {
    return voltage.multiply(BigDecimal.valueOf(Math.max(1, phases)));
  }
}
