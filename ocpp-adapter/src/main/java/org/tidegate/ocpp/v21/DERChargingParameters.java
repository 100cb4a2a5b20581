package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** What a vehicle can do for the grid as a distributed energy resource. Immutable. OCPP 2.1 Part 2, 2.34. */
public record DERChargingParameters(@Nullable List<DERControlEnum> evSupportedDERControl,
    @Nullable BigDecimal evOverExcitedMaxDischargePower, @Nullable BigDecimal evOverExcitedPowerFactor,
    @Nullable BigDecimal evUnderExcitedMaxDischargePower, @Nullable BigDecimal evUnderExcitedPowerFactor,
    @Nullable BigDecimal maxApparentPower, @Nullable BigDecimal maxChargeApparentPower,
    @Nullable BigDecimal maxChargeApparentPower_L2, @Nullable BigDecimal maxChargeApparentPower_L3,
    @Nullable BigDecimal maxDischargeApparentPower, @Nullable BigDecimal maxDischargeApparentPower_L2,
    @Nullable BigDecimal maxDischargeApparentPower_L3, @Nullable BigDecimal maxChargeReactivePower,
    @Nullable BigDecimal maxChargeReactivePower_L2, @Nullable BigDecimal maxChargeReactivePower_L3,
    @Nullable BigDecimal minChargeReactivePower, @Nullable BigDecimal minChargeReactivePower_L2,
    @Nullable BigDecimal minChargeReactivePower_L3, @Nullable BigDecimal maxDischargeReactivePower,
    @Nullable BigDecimal maxDischargeReactivePower_L2, @Nullable BigDecimal maxDischargeReactivePower_L3,
    @Nullable BigDecimal minDischargeReactivePower, @Nullable BigDecimal minDischargeReactivePower_L2,
    @Nullable BigDecimal minDischargeReactivePower_L3, @Nullable BigDecimal nominalVoltage,
    @Nullable BigDecimal nominalVoltageOffset, @Nullable BigDecimal maxNominalVoltage,
    @Nullable BigDecimal minNominalVoltage, @Nullable String evInverterManufacturer, @Nullable String evInverterModel,
    @Nullable String evInverterSerialNumber, @Nullable String evInverterSwVersion, @Nullable String evInverterHwVersion,
    @Nullable List<IslandingDetectionEnum> evIslandingDetectionMethod, @Nullable BigDecimal evIslandingTripTime,
    @Nullable BigDecimal evMaximumLevel1DCInjection, @Nullable BigDecimal evDurationLevel1DCInjection,
    @Nullable BigDecimal evMaximumLevel2DCInjection, @Nullable BigDecimal evDurationLevel2DCInjection,
    @Nullable BigDecimal evReactiveSusceptance, @Nullable BigDecimal evSessionTotalDischargeEnergyAvailable,
    @Nullable CustomData customData) {
  public DERChargingParameters {
    evSupportedDERControl = Check.optionalItems("evSupportedDERControl", evSupportedDERControl);
    Check.decimal("evOverExcitedMaxDischargePower", evOverExcitedMaxDischargePower);
    Check.decimal("evOverExcitedPowerFactor", evOverExcitedPowerFactor);
    Check.decimal("evUnderExcitedMaxDischargePower", evUnderExcitedMaxDischargePower);
    Check.decimal("evUnderExcitedPowerFactor", evUnderExcitedPowerFactor);
    Check.decimal("maxApparentPower", maxApparentPower);
    Check.decimal("maxChargeApparentPower", maxChargeApparentPower);
    Check.decimal("maxChargeApparentPower_L2", maxChargeApparentPower_L2);
    Check.decimal("maxChargeApparentPower_L3", maxChargeApparentPower_L3);
    Check.decimal("maxDischargeApparentPower", maxDischargeApparentPower);
    Check.decimal("maxDischargeApparentPower_L2", maxDischargeApparentPower_L2);
    Check.decimal("maxDischargeApparentPower_L3", maxDischargeApparentPower_L3);
    Check.decimal("maxChargeReactivePower", maxChargeReactivePower);
    Check.decimal("maxChargeReactivePower_L2", maxChargeReactivePower_L2);
    Check.decimal("maxChargeReactivePower_L3", maxChargeReactivePower_L3);
    Check.decimal("minChargeReactivePower", minChargeReactivePower);
    Check.decimal("minChargeReactivePower_L2", minChargeReactivePower_L2);
    Check.decimal("minChargeReactivePower_L3", minChargeReactivePower_L3);
    Check.decimal("maxDischargeReactivePower", maxDischargeReactivePower);
    Check.decimal("maxDischargeReactivePower_L2", maxDischargeReactivePower_L2);
    Check.decimal("maxDischargeReactivePower_L3", maxDischargeReactivePower_L3);
    Check.decimal("minDischargeReactivePower", minDischargeReactivePower);
    Check.decimal("minDischargeReactivePower_L2", minDischargeReactivePower_L2);
    Check.decimal("minDischargeReactivePower_L3", minDischargeReactivePower_L3);
    Check.decimal("nominalVoltage", nominalVoltage);
    Check.decimal("nominalVoltageOffset", nominalVoltageOffset);
    Check.decimal("maxNominalVoltage", maxNominalVoltage);
    Check.decimal("minNominalVoltage", minNominalVoltage);
    Check.maxLength("evInverterManufacturer", evInverterManufacturer, 50);
    Check.maxLength("evInverterModel", evInverterModel, 50);
    Check.maxLength("evInverterSerialNumber", evInverterSerialNumber, 50);
    Check.maxLength("evInverterSwVersion", evInverterSwVersion, 50);
    Check.maxLength("evInverterHwVersion", evInverterHwVersion, 50);
    evIslandingDetectionMethod = Check.optionalItems("evIslandingDetectionMethod", evIslandingDetectionMethod);
    Check.decimal("evIslandingTripTime", evIslandingTripTime);
    Check.decimal("evMaximumLevel1DCInjection", evMaximumLevel1DCInjection);
    Check.decimal("evDurationLevel1DCInjection", evDurationLevel1DCInjection);
    Check.decimal("evMaximumLevel2DCInjection", evMaximumLevel2DCInjection);
    Check.decimal("evDurationLevel2DCInjection", evDurationLevel2DCInjection);
    Check.decimal("evReactiveSusceptance", evReactiveSusceptance);
    Check.decimal("evSessionTotalDischargeEnergyAvailable", evSessionTotalDischargeEnergyAvailable);
  }

  /** Without any field. */
  public static DERChargingParameters of() {
    return new DERChargingParameters(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null);
  }
}
