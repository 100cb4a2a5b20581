package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One stretch of a schedule; it lasts until the next one starts or the schedule ends (K01.FR.12). Numbers are in the
 * schedule's unit; positive goes into the vehicle. Immutable. Holds what was received, even if wrong:
 * {@link ChargingProfiles#check} judges.
 *
 * @param start since the start of the schedule
 * @param limit the most to charge with, ≥ 0
 * @param dischargeLimit the most to discharge with, ≤ 0
 * @param setpoint the power to follow, any sign
 * @param mode who decides about the power
 * @param numberPhases 1 to 3, AC only; absent counts as 3 (K01.FR.49)
 * @param phaseToUse 1 to 3, only with one phase
 * @param spelling how the server wrote it
 * @param extension what OCPP 2.1 adds to it; absent: nothing
 */
public record SchedulePeriod(Duration start, Optional<BigDecimal> limit, Optional<BigDecimal> dischargeLimit,
    Optional<BigDecimal> setpoint, OperationMode mode, Optional<Integer> numberPhases, Optional<Integer> phaseToUse,
    Spelling spelling, Optional<PeriodExtension> extension) {

  /** Without anything that OCPP 2.1 adds. */
  public SchedulePeriod(Duration start, Optional<BigDecimal> limit, Optional<BigDecimal> dischargeLimit,
      Optional<BigDecimal> setpoint, OperationMode mode, Optional<Integer> numberPhases, Optional<Integer> phaseToUse,
      Spelling spelling) {
    this(start, limit, dischargeLimit, setpoint, mode, numberPhases, phaseToUse, spelling, Optional.empty());
  }

  /** How the meaning was written. Immutable. */
  public enum Spelling {
    /** As OCPP 2.0.1 has it: a limit ≥ 0. */
    PLAIN,
    /** As OCPP 2.1 has it, or in one of the spellings that say the same on OCPP 2.0.1. */
    OCPP21
  }

  /** The same with what OCPP 2.1 adds. */
  public SchedulePeriod with(PeriodExtension added) {
    return new SchedulePeriod(start, limit, dischargeLimit, setpoint, mode, numberPhases, phaseToUse, spelling,
        Optional.of(added));
  }

  /** What OCPP 2.1 adds, nothing included. */
  public PeriodExtension extended() {
    return extension.orElse(PeriodExtension.none());
  }

  boolean isSetAboveItsLimit() {
    return setpoint.isPresent() && limit.filter(most -> setpoint.get().compareTo(most) > 0).isPresent();
  }

  boolean isSetBelowItsDischargeLimit() {
    return setpoint.isPresent() && dischargeLimit.filter(least -> setpoint.get().compareTo(least) < 0).isPresent();
  }

  boolean asksForDischarge() {
    return Stream.of(setpoint, dischargeLimit, extended().setpoint().l2(), extended().setpoint().l3(),
        extended().dischargeLimit().l2(), extended().dischargeLimit().l3(), lowestOfCurve())
        .anyMatch(number -> number.filter(value -> value.signum() < 0).isPresent());
  }

  private Optional<BigDecimal> lowestOfCurve() {
    var support = extended().gridSupport();
    return support.byFrequency().filter(ignored -> mode == OperationMode.LocalFrequency)
        .flatMap(curve -> curve.points().stream().map(PowerCurve.Point::power).min(BigDecimal::compareTo))
        .map(support.baseline().orElse(BigDecimal.ZERO)::add);
  }
}
