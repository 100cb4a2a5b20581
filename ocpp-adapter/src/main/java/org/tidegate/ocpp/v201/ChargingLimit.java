package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Who limits charging and how serious it is. Immutable. OCPP 2.0.1 Part 2, 2.7.
 *
 * @param isGridCritical whether the grid depends on it
 */
public record ChargingLimit(ChargingLimitSourceEnum chargingLimitSource, @Nullable Boolean isGridCritical,
    @Nullable CustomData customData) {
  public ChargingLimit {
    Check.required("chargingLimitSource", chargingLimitSource);
  }

  /** With the required fields only. */
  public static ChargingLimit of(ChargingLimitSourceEnum chargingLimitSource) {
    return new ChargingLimit(chargingLimitSource, null, null);
  }
}
