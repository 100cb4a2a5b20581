package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A range that runs away from zero, so that negative bounds are about discharging (OCPP 2.1 Part 2, 2.97). Immutable.
 *
 * @param min the bound closer to zero, inclusive
 * @param max the bound farther from zero, exclusive
 */
public record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) {

  /** Whether a value is in it; none that flows the other way is in one about discharging. */
  public boolean includes(BigDecimal value) {
    return !(isNegative() && value.signum() > 0) && min.map(bound -> reaches(value, bound)).orElse(true)
        && !max.map(bound -> reaches(value, bound)).orElse(false);
  }

  /** Whether it is about what leaves the vehicle. */
  boolean isNegative() {
    return min.filter(bound -> bound.signum() < 0).isPresent() || max.filter(bound -> bound.signum() < 0).isPresent();
  }

  /** Whether no value can be in it. */
  boolean isEmpty() {
    return min.isPresent() && max.isPresent() && (isNegative()
        ? min.get().signum() >= 0 || min.get().compareTo(max.get()) <= 0
        : min.get().compareTo(max.get()) >= 0);
  }

  private static boolean reaches(BigDecimal value, BigDecimal bound) {
    return bound.signum() < 0 ? value.compareTo(bound) <= 0 : value.compareTo(bound) >= 0;
  }
}
