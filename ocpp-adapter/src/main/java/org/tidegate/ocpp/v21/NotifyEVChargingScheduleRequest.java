package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Passes on the vehicle's own plan. Immutable. OCPP 2.1 Part 2, 1.51.1, K15.
 *
 * @param timeBase start of the plan's first period
 * @param evseId from 1
 * @param selectedChargingScheduleId which schedule the vehicle chose
 * @param powerToleranceAcceptance whether it keeps to the tolerance
 */
public record NotifyEVChargingScheduleRequest(Instant timeBase, ChargingSchedule chargingSchedule, Integer evseId,
    @Nullable Integer selectedChargingScheduleId, @Nullable Boolean powerToleranceAcceptance,
    @Nullable CustomData customData) implements OcppRequest {
  public NotifyEVChargingScheduleRequest {
    Check.required("timeBase", timeBase);
    Check.required("chargingSchedule", chargingSchedule);
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 1);
    Check.atLeast("selectedChargingScheduleId", selectedChargingScheduleId, 0);
  }

  /** With the required fields only. */
  public static NotifyEVChargingScheduleRequest of(Instant timeBase, ChargingSchedule chargingSchedule,
      Integer evseId) {
    return new NotifyEVChargingScheduleRequest(timeBase, chargingSchedule, evseId, null, null, null);
  }
}
