package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Passes on what the vehicle asks for. Immutable. OCPP 2.0.1 Part 2, 1.36.1, K15.
 *
 * @param evseId from 1
 * @param maxScheduleTuples schedule entries the vehicle can take
 */
public record NotifyEVChargingNeedsRequest(ChargingNeeds chargingNeeds, Integer evseId,
    @Nullable Integer maxScheduleTuples, @Nullable CustomData customData) implements OcppRequest {
  public NotifyEVChargingNeedsRequest {
    Check.required("chargingNeeds", chargingNeeds);
    Check.required("evseId", evseId);
  }

  /** With the required fields only. */
  public static NotifyEVChargingNeedsRequest of(ChargingNeeds chargingNeeds, Integer evseId) {
    return new NotifyEVChargingNeedsRequest(chargingNeeds, evseId, null, null);
  }
}
