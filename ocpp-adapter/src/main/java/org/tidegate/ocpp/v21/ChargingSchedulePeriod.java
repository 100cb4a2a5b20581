package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A limit from a moment within a schedule until the next period. Immutable. OCPP 2.1 Part 2, 2.18.
 *
 * @param startPeriod seconds from the start of the schedule
 * @param limit watts or amperes per the schedule's unit, at most one decimal; amperes are per phase
 * @param numberPhases absent on AC means 3
 * @param phaseToUse 1 to 3, only with one phase on a station that can switch
 * @param limit_L2 of phase 2, as limit; limit then is that of phase 1
 * @param dischargeLimit the most to discharge with, not positive
 * @param setpoint to be followed, negative discharges
 * @param setpointReactive var, negative is inductive
 * @param v2xBaseline power that the curves add to
 * @param operationMode absent: ChargingOnly
 * @param v2xFreqWattCurve of LocalFrequency
 * @param v2xSignalWattCurve of CentralFrequency
 */
public record ChargingSchedulePeriod(Integer startPeriod, @Nullable BigDecimal limit, @Nullable Integer numberPhases,
    @Nullable Integer phaseToUse, @Nullable BigDecimal limit_L2, @Nullable BigDecimal limit_L3,
    @Nullable BigDecimal dischargeLimit, @Nullable BigDecimal dischargeLimit_L2, @Nullable BigDecimal dischargeLimit_L3,
    @Nullable BigDecimal setpoint, @Nullable BigDecimal setpoint_L2, @Nullable BigDecimal setpoint_L3,
    @Nullable BigDecimal setpointReactive, @Nullable BigDecimal setpointReactive_L2,
    @Nullable BigDecimal setpointReactive_L3, @Nullable Boolean preconditioningRequest, @Nullable Boolean evseSleep,
    @Nullable BigDecimal v2xBaseline, @Nullable OperationModeEnum operationMode,
    @Nullable List<V2XFreqWattPoint> v2xFreqWattCurve, @Nullable List<V2XSignalWattPoint> v2xSignalWattCurve,
    @Nullable CustomData customData) {
  public ChargingSchedulePeriod {
    Check.required("startPeriod", startPeriod);
    Check.decimal("limit", limit);
    Check.range("numberPhases", numberPhases, 0, 3);
    Check.range("phaseToUse", phaseToUse, 0, 3);
    Check.decimal("limit_L2", limit_L2);
    Check.decimal("limit_L3", limit_L3);
    Check.decimal("dischargeLimit", dischargeLimit);
    Check.atMost("dischargeLimit", dischargeLimit, 0);
    Check.decimal("dischargeLimit_L2", dischargeLimit_L2);
    Check.atMost("dischargeLimit_L2", dischargeLimit_L2, 0);
    Check.decimal("dischargeLimit_L3", dischargeLimit_L3);
    Check.atMost("dischargeLimit_L3", dischargeLimit_L3, 0);
    Check.decimal("setpoint", setpoint);
    Check.decimal("setpoint_L2", setpoint_L2);
    Check.decimal("setpoint_L3", setpoint_L3);
    Check.decimal("setpointReactive", setpointReactive);
    Check.decimal("setpointReactive_L2", setpointReactive_L2);
    Check.decimal("setpointReactive_L3", setpointReactive_L3);
    Check.decimal("v2xBaseline", v2xBaseline);
    v2xFreqWattCurve = Check.optionalItems("v2xFreqWattCurve", v2xFreqWattCurve, 20);
    v2xSignalWattCurve = Check.optionalItems("v2xSignalWattCurve", v2xSignalWattCurve, 20);
  }

  /** With the required fields only. */
  public static ChargingSchedulePeriod of(Integer startPeriod) {
    return new ChargingSchedulePeriod(startPeriod, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null);
  }
}
