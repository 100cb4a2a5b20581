package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Sends installed charging profiles of one source and EVSE. Immutable. OCPP 2.1 Part 2, 1.63.1, K09.
 *
 * @param requestId of the request that asked for the profiles
 * @param evseId {@code 0} is the whole charging station
 * @param tbc whether another part of the report follows; absent means no
 */
public record ReportChargingProfilesRequest(Integer requestId, String chargingLimitSource,
    List<ChargingProfile> chargingProfile, Integer evseId, @Nullable Boolean tbc,
    @Nullable CustomData customData) implements OcppRequest {
  public ReportChargingProfilesRequest {
    Check.required("requestId", requestId);
    Check.required("chargingLimitSource", chargingLimitSource);
    Check.maxLength("chargingLimitSource", chargingLimitSource, 20);
    chargingProfile = Check.items("chargingProfile", chargingProfile);
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static ReportChargingProfilesRequest of(Integer requestId, String chargingLimitSource,
      List<ChargingProfile> chargingProfile, Integer evseId) {
    return new ReportChargingProfilesRequest(requestId, chargingLimitSource, chargingProfile, evseId, null, null);
  }
}
