package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * What a vehicle of ISO 15118-20 can take and give; powers and currents are not negative in either direction. Immutable. OCPP 2.1 Part 2, 2.113.
 *
 * @param maxChargePower watts, of all phases or of phase 1
 * @param maxVoltage volts
 * @param evTargetEnergyRequest watt-hours from the present charge to the target
 * @param evMinV2XEnergyRequest watt-hours from the present charge to the lowest that may be discharged to; negative: may discharge
 * @param targetSoC percent
 */
public record V2XChargingParameters(@Nullable BigDecimal minChargePower, @Nullable BigDecimal minChargePower_L2,
    @Nullable BigDecimal minChargePower_L3, @Nullable BigDecimal maxChargePower, @Nullable BigDecimal maxChargePower_L2,
    @Nullable BigDecimal maxChargePower_L3, @Nullable BigDecimal minDischargePower,
    @Nullable BigDecimal minDischargePower_L2, @Nullable BigDecimal minDischargePower_L3,
    @Nullable BigDecimal maxDischargePower, @Nullable BigDecimal maxDischargePower_L2,
    @Nullable BigDecimal maxDischargePower_L3, @Nullable BigDecimal minChargeCurrent,
    @Nullable BigDecimal maxChargeCurrent, @Nullable BigDecimal minDischargeCurrent,
    @Nullable BigDecimal maxDischargeCurrent, @Nullable BigDecimal minVoltage, @Nullable BigDecimal maxVoltage,
    @Nullable BigDecimal evTargetEnergyRequest, @Nullable BigDecimal evMinEnergyRequest,
    @Nullable BigDecimal evMaxEnergyRequest, @Nullable BigDecimal evMinV2XEnergyRequest,
    @Nullable BigDecimal evMaxV2XEnergyRequest, @Nullable Integer targetSoC, @Nullable CustomData customData) {
  public V2XChargingParameters {
    Check.decimal("minChargePower", minChargePower);
    Check.decimal("minChargePower_L2", minChargePower_L2);
    Check.decimal("minChargePower_L3", minChargePower_L3);
    Check.decimal("maxChargePower", maxChargePower);
    Check.decimal("maxChargePower_L2", maxChargePower_L2);
    Check.decimal("maxChargePower_L3", maxChargePower_L3);
    Check.decimal("minDischargePower", minDischargePower);
    Check.decimal("minDischargePower_L2", minDischargePower_L2);
    Check.decimal("minDischargePower_L3", minDischargePower_L3);
    Check.decimal("maxDischargePower", maxDischargePower);
    Check.decimal("maxDischargePower_L2", maxDischargePower_L2);
    Check.decimal("maxDischargePower_L3", maxDischargePower_L3);
    Check.decimal("minChargeCurrent", minChargeCurrent);
    Check.decimal("maxChargeCurrent", maxChargeCurrent);
    Check.decimal("minDischargeCurrent", minDischargeCurrent);
    Check.decimal("maxDischargeCurrent", maxDischargeCurrent);
    Check.decimal("minVoltage", minVoltage);
    Check.decimal("maxVoltage", maxVoltage);
    Check.decimal("evTargetEnergyRequest", evTargetEnergyRequest);
    Check.decimal("evMinEnergyRequest", evMinEnergyRequest);
    Check.decimal("evMaxEnergyRequest", evMaxEnergyRequest);
    Check.decimal("evMinV2XEnergyRequest", evMinV2XEnergyRequest);
    Check.decimal("evMaxV2XEnergyRequest", evMaxV2XEnergyRequest);
    Check.range("targetSoC", targetSoC, 0, 100);
  }

  /** Without any field. */
  public static V2XChargingParameters of() {
    return new V2XChargingParameters(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null);
  }
}
