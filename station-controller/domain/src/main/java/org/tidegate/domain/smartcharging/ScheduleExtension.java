package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.dialog.VehiclePrices;

/**
 * What OCPP 2.1 adds to a schedule. Immutable. Holds what was received, even if wrong.
 *
 * @param randomizedDelay the most by which each period but the first starts later (2.1 K01.FR.92)
 * @param useLocalTime the schedule follows the wall clock (2.1 K01.FR.90): its start then is its reading, written
 *     as an instant in UTC, whatever offset came with it
 * @param limitAtSoC a cap from a state of charge on
 * @param powerTolerance for following a vehicle's power profile; carried, not acted on
 * @param prices for the vehicle
 */
public record ScheduleExtension(Optional<Duration> randomizedDelay, Optional<Boolean> useLocalTime,
    Optional<LimitAtSoC> limitAtSoC, Optional<BigDecimal> powerTolerance, Optional<VehiclePrices> prices) {
  private static final ScheduleExtension NONE = new ScheduleExtension(Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty());

  /** Without prices. */
  public ScheduleExtension(Optional<Duration> randomizedDelay, Optional<Boolean> useLocalTime,
      Optional<LimitAtSoC> limitAtSoC, Optional<BigDecimal> powerTolerance) {
    this(randomizedDelay, useLocalTime, limitAtSoC, powerTolerance, Optional.empty());
  }

  /** The same with prices for the vehicle. */
  public ScheduleExtension with(Optional<VehiclePrices> told) {
    return new ScheduleExtension(randomizedDelay, useLocalTime, limitAtSoC, powerTolerance, told);
  }

  /** Nothing added. */
  public static ScheduleExtension none() {
    return NONE;
  }

  /** Whether the schedule follows the wall clock. */
  public boolean followsLocalTime() {
    return useLocalTime.orElse(false);
  }
}
