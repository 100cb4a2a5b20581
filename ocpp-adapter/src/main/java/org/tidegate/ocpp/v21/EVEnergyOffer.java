package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Energy that a vehicle offers, with its price. Immutable. OCPP 2.1 Part 2, 2.42. */
public record EVEnergyOffer(EVPowerSchedule evPowerSchedule, @Nullable EVAbsolutePriceSchedule evAbsolutePriceSchedule,
    @Nullable CustomData customData) {
  public EVEnergyOffer {
    Check.required("evPowerSchedule", evPowerSchedule);
  }

  /** With the required fields only. */
  public static EVEnergyOffer of(EVPowerSchedule evPowerSchedule) {
    return new EVEnergyOffer(evPowerSchedule, null, null);
  }
}
