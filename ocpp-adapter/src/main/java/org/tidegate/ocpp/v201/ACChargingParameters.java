package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What an AC vehicle can take. Immutable. OCPP 2.0.1 Part 2, 2.1.
 *
 * @param energyAmount watt-hours asked for, preconditioning included
 * @param evMinCurrent amperes per phase
 * @param evMaxCurrent amperes per phase, cable included
 * @param evMaxVoltage volts
 */
public record ACChargingParameters(Integer energyAmount, Integer evMinCurrent, Integer evMaxCurrent,
    Integer evMaxVoltage, @Nullable CustomData customData) {
  public ACChargingParameters {
    Check.required("energyAmount", energyAmount);
    Check.required("evMinCurrent", evMinCurrent);
    Check.required("evMaxCurrent", evMaxCurrent);
    Check.required("evMaxVoltage", evMaxVoltage);
  }

  /** With the required fields only. */
  public static ACChargingParameters of(Integer energyAmount, Integer evMinCurrent, Integer evMaxCurrent,
      Integer evMaxVoltage) {
    return new ACChargingParameters(energyAmount, evMinCurrent, evMaxCurrent, evMaxVoltage, null);
  }
}
