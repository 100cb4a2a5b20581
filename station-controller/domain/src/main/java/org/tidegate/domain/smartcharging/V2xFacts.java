package org.tidegate.domain.smartcharging;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an EVSE can do by OCPP 2.1 beyond charging. Immutable.
 *
 * @param modes that it follows ({@code V2XChargingCtrlr.SupportedOperationModes})
 * @param loadBalancingIsSet whether {@code V2XChargingCtrlr.LocalLoadBalancing} has thresholds and offsets that make
 *     sense (2.1 Q09.FR.02)
 */
public record V2xFacts(Set<OperationMode> modes, boolean loadBalancingIsSet) {
  /** Every mode; no thresholds set. */
  public static final V2xFacts STANDARD = new V2xFacts(EnumSet.allOf(OperationMode.class), false);

  /** Copies the modes. */
  public V2xFacts {
    modes = Set.copyOf(modes);
  }
}
