package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A limit from a moment within a schedule until the next period. Immutable. OCPP 2.0.1 Part 2, 2.11.
 *
 * @param startPeriod seconds from the start of the schedule
 * @param limit watts or amperes per the schedule's unit, at most one decimal; amperes are per phase
 * @param numberPhases absent on AC means 3
 * @param phaseToUse 1 to 3, only with one phase on a station that can switch
 */
public record ChargingSchedulePeriod(Integer startPeriod, BigDecimal limit, @Nullable Integer numberPhases,
    @Nullable Integer phaseToUse, @Nullable CustomData customData) {
  public ChargingSchedulePeriod {
    Check.required("startPeriod", startPeriod);
    Check.required("limit", limit);
    Check.decimal("limit", limit);
  }

  /** With the required fields only. */
  public static ChargingSchedulePeriod of(Integer startPeriod, BigDecimal limit) {
    return new ChargingSchedulePeriod(startPeriod, limit, null, null, null);
  }
}
