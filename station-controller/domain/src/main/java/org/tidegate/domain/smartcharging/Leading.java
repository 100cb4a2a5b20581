package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The period of the profile that leads a purpose at a moment. Immutable.
 *
 * @param installed the profile
 * @param period of it that holds
 * @param unit of the period's numbers
 */
record Leading(InstalledProfile installed, SchedulePeriod period, RateUnit unit) {

  int phases() {
    return period.numberPhases().orElse(PhasePower.DEFAULT_PHASES);
  }

  /** In watts. */
  Optional<BigDecimal> chargeLimit(PhasePower power) {
    return isIdle() ? Optional.of(BigDecimal.ZERO) : period.limit().map(value -> inWatts(value, power));
  }

  /**
   * In watts. A limit of 0 that is not there to make room for a discharge stops both directions: vehicles were seen to
   * discharge at a bare 0.
   */
  Optional<BigDecimal> dischargeLimit(PhasePower power) {
    if (isIdle() || stopsBothDirections()) {
      return Optional.of(BigDecimal.ZERO);
    }
    return period.dischargeLimit().map(value -> inWatts(value, power));
  }

  /** In watts. */
  Optional<BigDecimal> setpoint(PhasePower power) {
    return period.setpoint().filter(ignored -> period.mode() == OperationMode.CentralSetpoint)
        .map(value -> power.targetInWatts(value, unit));
  }

  private boolean isIdle() {
    return period.mode() == OperationMode.Idle;
  }

  private boolean stopsBothDirections() {
    return period.limit().filter(value -> value.signum() == 0).isPresent() && period.dischargeLimit().isEmpty()
        && period.setpoint().filter(value -> value.signum() < 0).isEmpty();
  }

  private BigDecimal inWatts(BigDecimal value, PhasePower power) {
    return power.limitInWatts(value, unit, phases());
  }
}
