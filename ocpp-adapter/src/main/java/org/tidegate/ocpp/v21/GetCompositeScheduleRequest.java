package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for the schedule that results from all active charging profiles. Immutable.
 * OCPP 2.1 Part 2, 1.28.1, K08.
 *
 * @param duration seconds from now
 * @param evseId {@code 0} is the grid connection
 */
public record GetCompositeScheduleRequest(Integer duration, Integer evseId,
    @Nullable ChargingRateUnitEnum chargingRateUnit, @Nullable CustomData customData) implements OcppRequest {
  public GetCompositeScheduleRequest {
    Check.required("duration", duration);
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static GetCompositeScheduleRequest of(Integer duration, Integer evseId) {
    return new GetCompositeScheduleRequest(duration, evseId, null, null);
  }
}
