package org.tidegate.domain.tariff;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as decimal seconds. Pure functions, safe from any thread. */
final class Seconds {
  private static final int NANO_DIGITS = 9;

  private Seconds() {}

  static BigDecimal of(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), NANO_DIGITS);
  }

  static Duration duration(BigDecimal seconds) {
    return Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValue());
  }
}
