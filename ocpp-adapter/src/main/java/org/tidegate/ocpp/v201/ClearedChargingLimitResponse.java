package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms that the withdrawn limit was noted. Immutable. OCPP 2.0.1 Part 2, 1.9.2, K13. */
public record ClearedChargingLimitResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static ClearedChargingLimitResponse of() {
    return new ClearedChargingLimitResponse(null);
  }
}
