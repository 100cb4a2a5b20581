package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Tells the CSMS that an outside source withdrew its limit. Immutable. OCPP 2.0.1 Part 2, 1.9.1, K13. */
public record ClearedChargingLimitRequest(ChargingLimitSourceEnum chargingLimitSource, @Nullable Integer evseId,
    @Nullable CustomData customData) implements OcppRequest {
  public ClearedChargingLimitRequest {
    Check.required("chargingLimitSource", chargingLimitSource);
  }

  /** With the required fields only. */
  public static ClearedChargingLimitRequest of(ChargingLimitSourceEnum chargingLimitSource) {
    return new ClearedChargingLimitRequest(chargingLimitSource, null, null);
  }
}
