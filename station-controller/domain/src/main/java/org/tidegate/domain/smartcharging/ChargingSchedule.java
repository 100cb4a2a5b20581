package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Periods one after the other, in one unit. Immutable. Holds what was received, even if wrong.
 *
 * @param id the server's number for it
 * @param start what the periods are counted from; absent in relative and dynamic profiles
 * @param duration how long the schedule says anything; absent: without end
 * @param unit of all numbers
 * @param minChargingRate below it charging is inefficient: where power is short vehicles take turns (K04.FR.04)
 * @param periods by increasing start
 * @param extension what OCPP 2.1 adds to it; absent: nothing
 */
public record ChargingSchedule(int id, Optional<Instant> start, Optional<Duration> duration, RateUnit unit,
    Optional<BigDecimal> minChargingRate, List<SchedulePeriod> periods, Optional<ScheduleExtension> extension) {

  /** Copies the periods. */
  public ChargingSchedule {
    periods = List.copyOf(periods);
  }

  /** Without anything that OCPP 2.1 adds. */
  public ChargingSchedule(int id, Optional<Instant> start, Optional<Duration> duration, RateUnit unit,
      Optional<BigDecimal> minChargingRate, List<SchedulePeriod> periods) {
    this(id, start, duration, unit, minChargingRate, periods, Optional.empty());
  }

  /** The same with what OCPP 2.1 adds. */
  public ChargingSchedule with(ScheduleExtension added) {
    return new ChargingSchedule(id, start, duration, unit, minChargingRate, periods, Optional.of(added));
  }

  /** What OCPP 2.1 adds, nothing included. */
  public ScheduleExtension extended() {
    return extension.orElse(ScheduleExtension.none());
  }
}
