package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The period of the profile that leads a purpose at a moment, its numbers ready to be combined. Immutable.
 *
 * @param installed the profile
 * @param period of it that holds
 * @param writtenFor the number of phases that a limit in watts is meant for
 * @param limit to charge with; absent: none
 * @param cap from the vehicle's state of charge on (2.1 K01.FR.100); absent: none now
 * @param dischargeLimit to discharge with; absent: none
 * @param setpoint to follow; absent: none
 */
record Leading(InstalledProfile installed, SchedulePeriod period, int writtenFor, Optional<Amount> limit,
    Optional<Amount> cap, Optional<Amount> dischargeLimit, Optional<Amount> setpoint) {

  /** Of one period of a profile. */
  static Leading of(InstalledProfile installed, ChargingSchedule schedule, SchedulePeriod period, EvseFacts evse) {
    var unit = schedule.unit();
    var extension = period.extended();
    return new Leading(installed, period, period.numberPhases().orElse(PhasePower.DEFAULT_PHASES),
        Amount.of(period.limit(), extension.limit(), unit), cap(schedule, evse),
        Amount.of(period.dischargeLimit(), extension.dischargeLimit(), unit),
        Amount.of(period.setpoint().filter(ignored -> period.mode().hasSetpoint()), extension.setpoint(), unit));
  }

  /** An unknown state of charge caps nothing. */
  private static Optional<Amount> cap(ChargingSchedule schedule, EvseFacts evse) {
    var charge = evse.transaction().flatMap(running -> running.vehicle().stateOfCharge());
    return schedule.extended().limitAtSoC()
        .filter(cap -> charge.filter(known -> known.percent() >= cap.soc()).isPresent())
        .flatMap(cap -> Amount.of(Optional.of(cap.limit()), PhaseValues.none(), schedule.unit()));
  }

  /** In microwatts; {@link PhasePower#NO_LIMIT}: none. */
  long chargeLimit(PhasePower power) {
    return isIdle() ? 0 : Math.min(power.limit(limit, writtenFor), power.limit(cap, writtenFor));
  }

  /**
   * In microwatts; the negative of {@link PhasePower#NO_LIMIT}: none. A limit of 0 that is not there to make room for a
   * discharge stops both directions: vehicles were seen to discharge at a bare 0.
   */
  long dischargeLimit(PhasePower power) {
    if (isIdle() || stopsBothDirections()) {
      return 0;
    }
    return dischargeLimit.isEmpty() ? -PhasePower.NO_LIMIT : power.limit(dischargeLimit, writtenFor);
  }

  /** In watts, over all the phases there are. */
  Optional<BigDecimal> minChargingRate(EvseFacts evse) {
    var schedule = installed.profile().schedules().getFirst();
    var power = new PhasePower(evse.voltage(), Math.min(evse.phases(), writtenFor));
    return Amount.of(schedule.minChargingRate().filter(rate -> rate.signum() > 0), PhaseValues.none(), schedule.unit())
        .map(rate -> PhasePower.watts(power.limit(Optional.of(rate), writtenFor)));
  }

  /** As an addition, in microwatts; one without a number adds nothing. */
  long generated(EvseFacts evse) {
    var most = chargeLimit(new PhasePower(evse.voltage(), Math.min(evse.phases(), writtenFor)));
    return most == PhasePower.NO_LIMIT ? 0 : most;
  }

  /** Whether an external system wants the vehicle there to follow it. */
  boolean isExternalSetpointAt(int evseId) {
    return period.mode() == OperationMode.ExternalSetpoint && setpoint.isPresent() && installed.evseId() == evseId;
  }

  private boolean isIdle() {
    return period.mode() == OperationMode.Idle;
  }

  private boolean stopsBothDirections() {
    return limit.filter(Amount::isZero).isPresent() && dischargeLimit.isEmpty()
        && setpoint.filter(Amount::isNegative).isEmpty();
  }
}
