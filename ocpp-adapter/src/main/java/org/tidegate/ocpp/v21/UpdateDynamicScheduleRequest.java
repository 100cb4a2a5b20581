package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Gives new numbers for a dynamic profile, K28. Immutable. OCPP 2.1 Part 2, 1.88.1. */
public record UpdateDynamicScheduleRequest(Integer chargingProfileId, ChargingScheduleUpdate scheduleUpdate,
    @Nullable CustomData customData) implements OcppRequest {
  public UpdateDynamicScheduleRequest {
    Check.required("chargingProfileId", chargingProfileId);
    Check.required("scheduleUpdate", scheduleUpdate);
  }

  /** With the required fields only. */
  public static UpdateDynamicScheduleRequest of(Integer chargingProfileId, ChargingScheduleUpdate scheduleUpdate) {
    return new UpdateDynamicScheduleRequest(chargingProfileId, scheduleUpdate, null);
  }
}
