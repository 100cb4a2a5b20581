package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Removes charging profiles, by id or by criteria. Immutable. OCPP 2.1 Part 2, 1.11.1, K10.
 *
 * @param chargingProfileId given instead of criteria
 */
public record ClearChargingProfileRequest(@Nullable Integer chargingProfileId,
    @Nullable ClearChargingProfile chargingProfileCriteria, @Nullable CustomData customData) implements OcppRequest {

  /** Without any field. */
  public static ClearChargingProfileRequest of() {
    return new ClearChargingProfileRequest(null, null, null);
  }
}
