package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms that the withdrawn limit was noted. Immutable. OCPP 2.1 Part 2, 1.14.2, K13. */
public record ClearedChargingLimitResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static ClearedChargingLimitResponse of() {
    return new ClearedChargingLimitResponse(null);
  }
}
