package org.tidegate.ocpp.v201;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * The limits that result from all active charging profiles. Immutable. OCPP 2.0.1 Part 2, 2.18.
 *
 * @param evseId {@code 0} is the grid connection
 * @param duration seconds
 * @param scheduleStart start of the first period
 */
public record CompositeSchedule(List<ChargingSchedulePeriod> chargingSchedulePeriod, Integer evseId, Integer duration,
    Instant scheduleStart, ChargingRateUnitEnum chargingRateUnit, @Nullable CustomData customData) {
  public CompositeSchedule {
    chargingSchedulePeriod = Check.items("chargingSchedulePeriod", chargingSchedulePeriod);
    Check.required("evseId", evseId);
    Check.required("duration", duration);
    Check.required("scheduleStart", scheduleStart);
    Check.required("chargingRateUnit", chargingRateUnit);
  }

  /** With the required fields only. */
  public static CompositeSchedule of(List<ChargingSchedulePeriod> chargingSchedulePeriod, Integer evseId,
      Integer duration, Instant scheduleStart, ChargingRateUnitEnum chargingRateUnit) {
    return new CompositeSchedule(chargingSchedulePeriod, evseId, duration, scheduleStart, chargingRateUnit, null);
  }
}
