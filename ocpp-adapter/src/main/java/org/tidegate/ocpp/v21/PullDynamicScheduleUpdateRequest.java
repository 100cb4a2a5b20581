package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Asks for new numbers of a dynamic profile, K28. Immutable. OCPP 2.1 Part 2, 1.62.1. */
public record PullDynamicScheduleUpdateRequest(Integer chargingProfileId,
    @Nullable CustomData customData) implements OcppRequest {
  public PullDynamicScheduleUpdateRequest {
    Check.required("chargingProfileId", chargingProfileId);
  }

  /** With the required fields only. */
  public static PullDynamicScheduleUpdateRequest of(Integer chargingProfileId) {
    return new PullDynamicScheduleUpdateRequest(chargingProfileId, null);
  }
}
