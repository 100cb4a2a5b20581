package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What a DC vehicle can take and how full it is. Immutable. OCPP 2.1 Part 2, 2.33.
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
public record DCChargingParameters(BigDecimal evMaxCurrent, BigDecimal evMaxVoltage, @Nullable BigDecimal energyAmount,
    @Nullable BigDecimal evMaxPower, @Nullable Integer stateOfCharge, @Nullable BigDecimal evEnergyCapacity,
    @Nullable Integer fullSoC, @Nullable Integer bulkSoC, @Nullable CustomData customData) {
  public DCChargingParameters {
    Check.required("evMaxCurrent", evMaxCurrent);
    Check.decimal("evMaxCurrent", evMaxCurrent);
    Check.required("evMaxVoltage", evMaxVoltage);
    Check.decimal("evMaxVoltage", evMaxVoltage);
    Check.decimal("energyAmount", energyAmount);
    Check.decimal("evMaxPower", evMaxPower);
    Check.range("stateOfCharge", stateOfCharge, 0, 100);
    Check.decimal("evEnergyCapacity", evEnergyCapacity);
    Check.range("fullSoC", fullSoC, 0, 100);
    Check.range("bulkSoC", bulkSoC, 0, 100);
  }

  /** With the required fields only. */
  public static DCChargingParameters of(BigDecimal evMaxCurrent, BigDecimal evMaxVoltage) {
    return new DCChargingParameters(evMaxCurrent, evMaxVoltage, null, null, null, null, null, null, null);
  }
}
