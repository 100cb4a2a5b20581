package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms that the outside limit was noted. Immutable. OCPP 2.1 Part 2, 1.45.2, K11 and K12. */
public record NotifyChargingLimitResponse(@Nullable CustomData customData) implements OcppResponse {

  /** Without any field. */
  public static NotifyChargingLimitResponse of() {
    return new NotifyChargingLimitResponse(null);
  }
}
