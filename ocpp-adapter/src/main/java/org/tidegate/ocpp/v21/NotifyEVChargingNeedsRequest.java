package org.tidegate.ocpp.v21;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Passes on what the vehicle asks for. Immutable. OCPP 2.1 Part 2, 1.50.1, K15.
 *
 * @param evseId from 1
 * @param maxScheduleTuples schedule entries the vehicle can take
 * @param timestamp when the vehicle told it
 */
public record NotifyEVChargingNeedsRequest(ChargingNeeds chargingNeeds, Integer evseId,
    @Nullable Integer maxScheduleTuples, @Nullable Instant timestamp,
    @Nullable CustomData customData) implements OcppRequest {
  public NotifyEVChargingNeedsRequest {
    Check.required("chargingNeeds", chargingNeeds);
    Check.required("evseId", evseId);
    Check.atLeast("evseId", evseId, 1);
    Check.atLeast("maxScheduleTuples", maxScheduleTuples, 0);
  }

  /** With the required fields only. */
  public static NotifyEVChargingNeedsRequest of(ChargingNeeds chargingNeeds, Integer evseId) {
    return new NotifyEVChargingNeedsRequest(chargingNeeds, evseId, null, null, null);
  }
}
