package org.tidegate.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Passes on the vehicle's own plan. Immutable. OCPP 2.0.1 Part 2, 1.37.1, K15.
 *
 * @param timeBase start of the plan's first period
 * @param evseId from 1
 */
public record NotifyEVChargingScheduleRequest(Instant timeBase, ChargingSchedule chargingSchedule, Integer evseId,
    @Nullable CustomData customData) implements OcppRequest {
  public NotifyEVChargingScheduleRequest {
    Check.required("timeBase", timeBase);
    Check.required("chargingSchedule", chargingSchedule);
    Check.required("evseId", evseId);
  }

  /** With the required fields only. */
  public static NotifyEVChargingScheduleRequest of(Instant timeBase, ChargingSchedule chargingSchedule,
      Integer evseId) {
    return new NotifyEVChargingScheduleRequest(timeBase, chargingSchedule, evseId, null);
  }
}
