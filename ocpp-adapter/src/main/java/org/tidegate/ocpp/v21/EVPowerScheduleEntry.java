package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A stretch of a vehicle's offer. Immutable. OCPP 2.1 Part 2, 2.44.
 *
 * @param duration seconds
 * @param power watts
 */
public record EVPowerScheduleEntry(Integer duration, BigDecimal power, @Nullable CustomData customData) {
  public EVPowerScheduleEntry {
    Check.required("duration", duration);
    Check.required("power", power);
    Check.decimal("power", power);
  }

  /** With the required fields only. */
  public static EVPowerScheduleEntry of(Integer duration, BigDecimal power) {
    return new EVPowerScheduleEntry(duration, power, null);
  }
}
