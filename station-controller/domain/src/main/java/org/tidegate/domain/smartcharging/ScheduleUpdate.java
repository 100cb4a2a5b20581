package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * OCPP 2.1 K28: new numbers for the one period of a Dynamic profile; what is absent stays as it is. Immutable. Holds what
 * was received, even if wrong.
 *
 * @param limit to charge with
 * @param dischargeLimit to discharge with
 * @param setpoint to follow
 * @param extension of which the values for L2 and L3 and the reactive setpoint count
 */
public record ScheduleUpdate(Optional<BigDecimal> limit, Optional<BigDecimal> dischargeLimit,
    Optional<BigDecimal> setpoint, PeriodExtension extension) {

  SchedulePeriod of(SchedulePeriod period) {
    var old = period.extended();
    return new SchedulePeriod(period.start(), limit.or(period::limit), dischargeLimit.or(period::dischargeLimit),
        setpoint.or(period::setpoint), period.mode(), period.numberPhases(), period.phaseToUse(), period.spelling(),
        Optional.of(new PeriodExtension(phases(limit, extension.limit(), old.limit()),
            phases(dischargeLimit, extension.dischargeLimit(), old.dischargeLimit()),
            phases(setpoint, extension.setpoint(), old.setpoint()), extension.reactive().or(old::reactive),
            old.gridSupport(), old.preconditioningRequest(), old.evseSleep())));
  }

  /** A new number without values for L2 and L3 is for all phases. */
  private static PhaseValues phases(Optional<BigDecimal> number, PhaseValues updated, PhaseValues old) {
    return number.isPresent() || updated.arePresent() ? updated : old;
  }
}
