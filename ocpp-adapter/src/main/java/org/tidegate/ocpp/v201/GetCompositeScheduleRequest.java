package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks for the schedule that results from all active charging profiles. Immutable.
 * OCPP 2.0.1 Part 2, 1.20.1, K08.
 *
 * @param duration seconds from now
 * @param evseId {@code 0} is the grid connection
 */
public record GetCompositeScheduleRequest(Integer duration, Integer evseId,
    @Nullable ChargingRateUnitEnum chargingRateUnit, @Nullable CustomData customData) implements OcppRequest {
  public GetCompositeScheduleRequest {
    Check.required("duration", duration);
    Check.required("evseId", evseId);
  }

  /** With the required fields only. */
  public static GetCompositeScheduleRequest of(Integer duration, Integer evseId) {
    return new GetCompositeScheduleRequest(duration, evseId, null, null);
  }
}
