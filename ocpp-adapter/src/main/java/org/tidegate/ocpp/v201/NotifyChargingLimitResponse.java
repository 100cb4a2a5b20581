package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.OcppResponse;

/** Confirms that the outside limit was noted. Immutable. OCPP 2.0.1 Part 2, 1.33.2, K11 and K12. */
public record NotifyChargingLimitResponse(@Nullable CustomData customData) implements OcppResponse {
  /** Without vendor extensions. */
  public static NotifyChargingLimitResponse of() {
    return new NotifyChargingLimitResponse(null);
  }
}
