package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/** Tells the CSMS that an outside source withdrew its limit. Immutable. OCPP 2.1 Part 2, 1.14.1, K13. */
public record ClearedChargingLimitRequest(String chargingLimitSource, @Nullable Integer evseId,
    @Nullable CustomData customData) implements OcppRequest {
  public ClearedChargingLimitRequest {
    Check.required("chargingLimitSource", chargingLimitSource);
    Check.maxLength("chargingLimitSource", chargingLimitSource, 20);
    Check.atLeast("evseId", evseId, 0);
  }

  /** With the required fields only. */
  public static ClearedChargingLimitRequest of(String chargingLimitSource) {
    return new ClearedChargingLimitRequest(chargingLimitSource, null, null);
  }
}
