package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of the composite schedule in which nothing changes; numbers in the unit asked for, at most one decimal,
 * rounded towards zero. Immutable.
 *
 * @param start since the start of the composite schedule, whole seconds
 * @param length whole seconds
 * @param limit the most it will charge with, ≥ 0, ratings included; always present
 * @param dischargeLimit the most it may discharge with, ≤ 0; absent: no profile says so
 * @param setpoint the power to follow, within both limits and ratings (OCPP 2.1 K08.FR.08)
 * @param mode who decides about the power
 * @param numberPhases the numbers are meant for; absent for DC
 * @param limitPerPhase OCPP 2.1 only: the limit of each phase from L1 on where a profile tells them apart, else none
 */
public record CompositePeriod(Duration start, Duration length, Optional<BigDecimal> limit,
    Optional<BigDecimal> dischargeLimit, Optional<BigDecimal> setpoint, OperationMode mode,
    Optional<Integer> numberPhases, List<BigDecimal> limitPerPhase) {

  /** Copies the limits. */
  public CompositePeriod {
    limitPerPhase = List.copyOf(limitPerPhase);
  }

  /** With the same limit on each phase. */
  public CompositePeriod(Duration start, Duration length, Optional<BigDecimal> limit,
      Optional<BigDecimal> dischargeLimit, Optional<BigDecimal> setpoint, OperationMode mode,
      Optional<Integer> numberPhases) {
    this(start, length, limit, dischargeLimit, setpoint, mode, numberPhases, List.of());
  }
}
