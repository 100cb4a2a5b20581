package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Limits over time. Immutable. OCPP 2.1 Part 2, 2.19.
 *
 * @param chargingRateUnit of every limit and of the minimum rate
 * @param startSchedule start of an absolute or recurring schedule
 * @param duration seconds; absent: the last period goes on
 * @param minChargingRate least rate that is worth charging at, in the schedule's unit, at most one decimal
 * @param limitAtSoC a lower limit from some state of charge on
 * @param useLocalTime whether recurring times are those of the station
 * @param randomizedDelay seconds at most by which changes are spread
 */
public record ChargingSchedule(Integer id, ChargingRateUnitEnum chargingRateUnit,
    List<ChargingSchedulePeriod> chargingSchedulePeriod, @Nullable Instant startSchedule, @Nullable Integer duration,
    @Nullable BigDecimal minChargingRate, @Nullable SalesTariff salesTariff, @Nullable LimitAtSoC limitAtSoC,
    @Nullable BigDecimal powerTolerance, @Nullable Integer signatureId, @Nullable String digestValue,
    @Nullable Boolean useLocalTime, @Nullable Integer randomizedDelay,
    @Nullable AbsolutePriceSchedule absolutePriceSchedule, @Nullable PriceLevelSchedule priceLevelSchedule,
    @Nullable CustomData customData) {
  public ChargingSchedule {
    Check.required("id", id);
    Check.required("chargingRateUnit", chargingRateUnit);
    chargingSchedulePeriod = Check.items("chargingSchedulePeriod", chargingSchedulePeriod, 1024);
    Check.decimal("minChargingRate", minChargingRate);
    Check.decimal("powerTolerance", powerTolerance);
    Check.atLeast("signatureId", signatureId, 0);
    Check.maxLength("digestValue", digestValue, 88);
    Check.atLeast("randomizedDelay", randomizedDelay, 0);
  }

  /** With the required fields only. */
  public static ChargingSchedule of(Integer id, ChargingRateUnitEnum chargingRateUnit,
      List<ChargingSchedulePeriod> chargingSchedulePeriod) {
    return new ChargingSchedule(id, chargingRateUnit, chargingSchedulePeriod, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }
}
