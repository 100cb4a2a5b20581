package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Who limits charging and how serious it is. Immutable. OCPP 2.1 Part 2, 2.13.
 *
 * @param isGridCritical whether the grid depends on it
 * @param isLocalGeneration whether it adds the power of a local generator
 */
public record ChargingLimit(String chargingLimitSource, @Nullable Boolean isGridCritical,
    @Nullable Boolean isLocalGeneration, @Nullable CustomData customData) {
  public ChargingLimit {
    Check.required("chargingLimitSource", chargingLimitSource);
    Check.maxLength("chargingLimitSource", chargingLimitSource, 20);
  }

  /** With the required fields only. */
  public static ChargingLimit of(String chargingLimitSource) {
    return new ChargingLimit(chargingLimitSource, null, null, null);
  }
}
