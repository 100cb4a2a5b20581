package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What an AC vehicle can take. Immutable. OCPP 2.1 Part 2, 2.2.
 *
 * @param energyAmount watt-hours asked for, preconditioning included
 * @param evMinCurrent amperes per phase
 * @param evMaxCurrent amperes per phase, cable included
 * @param evMaxVoltage volts
 */
public record ACChargingParameters(BigDecimal energyAmount, BigDecimal evMinCurrent, BigDecimal evMaxCurrent,
    BigDecimal evMaxVoltage, @Nullable CustomData customData) {
  public ACChargingParameters {
    Check.required("energyAmount", energyAmount);
    Check.decimal("energyAmount", energyAmount);
    Check.required("evMinCurrent", evMinCurrent);
    Check.decimal("evMinCurrent", evMinCurrent);
    Check.required("evMaxCurrent", evMaxCurrent);
    Check.decimal("evMaxCurrent", evMaxCurrent);
    Check.required("evMaxVoltage", evMaxVoltage);
    Check.decimal("evMaxVoltage", evMaxVoltage);
  }

  /** With the required fields only. */
  public static ACChargingParameters of(BigDecimal energyAmount, BigDecimal evMinCurrent, BigDecimal evMaxCurrent,
      BigDecimal evMaxVoltage) {
    return new ACChargingParameters(energyAmount, evMinCurrent, evMaxCurrent, evMaxVoltage, null);
  }
}
