package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What a DC vehicle can take and how full it is. Immutable. OCPP 2.0.1 Part 2, 2.21.
 *
 * @param evMaxCurrent amperes, cable included
 * @param evMaxVoltage volts
 * @param energyAmount watt-hours asked for, preconditioning included
 * @param evMaxPower watts
 * @param stateOfCharge percent of capacity
 * @param evEnergyCapacity watt-hours
 * @param fullSoC percent that the vehicle takes as full
 * @param bulkSoC percent at which fast charging ends
 */
public record DCChargingParameters(Integer evMaxCurrent, Integer evMaxVoltage, @Nullable Integer energyAmount,
    @Nullable Integer evMaxPower, @Nullable Integer stateOfCharge, @Nullable Integer evEnergyCapacity,
    @Nullable Integer fullSoC, @Nullable Integer bulkSoC, @Nullable CustomData customData) {
  public DCChargingParameters {
    Check.required("evMaxCurrent", evMaxCurrent);
    Check.required("evMaxVoltage", evMaxVoltage);
    Check.range("stateOfCharge", stateOfCharge, 0, 100);
    Check.range("fullSoC", fullSoC, 0, 100);
    Check.range("bulkSoC", bulkSoC, 0, 100);
  }

  /** With the required fields only. */
  public static DCChargingParameters of(Integer evMaxCurrent, Integer evMaxVoltage) {
    return new DCChargingParameters(evMaxCurrent, evMaxVoltage, null, null, null, null, null, null, null);
  }
}
