package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * New numbers for the one period of a dynamic profile, K28. Immutable. OCPP 2.1 Part 2, 2.20.
 *
 * @param limit in the unit of the schedule, as all others
 * @param dischargeLimit not positive
 */
public record ChargingScheduleUpdate(@Nullable BigDecimal limit, @Nullable BigDecimal limit_L2,
    @Nullable BigDecimal limit_L3, @Nullable BigDecimal dischargeLimit, @Nullable BigDecimal dischargeLimit_L2,
    @Nullable BigDecimal dischargeLimit_L3, @Nullable BigDecimal setpoint, @Nullable BigDecimal setpoint_L2,
    @Nullable BigDecimal setpoint_L3, @Nullable BigDecimal setpointReactive, @Nullable BigDecimal setpointReactive_L2,
    @Nullable BigDecimal setpointReactive_L3, @Nullable CustomData customData) {
  public ChargingScheduleUpdate {
    Check.decimal("limit", limit);
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
  }

  /** Without any field. */
  public static ChargingScheduleUpdate of() {
    return new ChargingScheduleUpdate(null, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
