package org.tidegate.domain.smartcharging;

import java.util.Optional;

/**
 * What OCPP 2.1 adds to a period beside setpoint, dischargeLimit and operation mode. Immutable. Holds what was received,
 * even if wrong.
 *
 * @param limit {@code limit_L2}, {@code limit_L3}
 * @param dischargeLimit {@code dischargeLimit_L2}, {@code dischargeLimit_L3}
 * @param setpoint {@code setpoint_L2}, {@code setpoint_L3}
 * @param reactive {@code setpointReactive} of all phases
 * @param gridSupport baseline and curves
 * @param preconditioningRequest whether the vehicle is to keep its battery at temperature
 * @param evseSleep whether the power electronics are to be off
 */
public record PeriodExtension(PhaseValues limit, PhaseValues dischargeLimit, PhaseValues setpoint,
    Optional<ReactiveSetpoint> reactive, GridSupport gridSupport, Optional<Boolean> preconditioningRequest,
    Optional<Boolean> evseSleep) {
  private static final PeriodExtension NONE = new PeriodExtension(PhaseValues.none(), PhaseValues.none(),
      PhaseValues.none(), Optional.empty(), GridSupport.none(), Optional.empty(), Optional.empty());

  /** Nothing added. */
  public static PeriodExtension none() {
    return NONE;
  }

  /** The same with these numbers for L2 and L3. */
  public PeriodExtension withPhases(PhaseValues limit, PhaseValues dischargeLimit, PhaseValues setpoint) {
    return new PeriodExtension(limit, dischargeLimit, setpoint, reactive, gridSupport, preconditioningRequest,
        evseSleep);
  }

  /** The same with this baseline and these curves. */
  public PeriodExtension with(GridSupport support) {
    return new PeriodExtension(limit, dischargeLimit, setpoint, reactive, support, preconditioningRequest, evseSleep);
  }

  /** The same with this reactive setpoint. */
  public PeriodExtension with(ReactiveSetpoint reactiveSetpoint) {
    return new PeriodExtension(limit, dischargeLimit, setpoint, Optional.of(reactiveSetpoint), gridSupport,
        preconditioningRequest, evseSleep);
  }
}
