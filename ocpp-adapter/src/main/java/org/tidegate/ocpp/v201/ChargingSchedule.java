package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Limits over time. Immutable. OCPP 2.0.1 Part 2, 2.12.
 *
 * @param chargingRateUnit of every limit and of the minimum rate
 * @param startSchedule start of an absolute or recurring schedule
 * @param duration seconds; absent: the last period goes on
 * @param minChargingRate least rate that is worth charging at, in the schedule's unit, at most one decimal
 */
public record ChargingSchedule(Integer id, ChargingRateUnitEnum chargingRateUnit,
    List<ChargingSchedulePeriod> chargingSchedulePeriod, @Nullable Instant startSchedule, @Nullable Integer duration,
    @Nullable BigDecimal minChargingRate, @Nullable SalesTariff salesTariff, @Nullable CustomData customData) {
  public ChargingSchedule {
    Check.required("id", id);
    Check.required("chargingRateUnit", chargingRateUnit);
    chargingSchedulePeriod = Check.items("chargingSchedulePeriod", chargingSchedulePeriod, 1024);
    Check.decimal("minChargingRate", minChargingRate);
  }

  /** With the required fields only. */
  public static ChargingSchedule of(Integer id, ChargingRateUnitEnum chargingRateUnit,
      List<ChargingSchedulePeriod> chargingSchedulePeriod) {
    return new ChargingSchedule(id, chargingRateUnit, chargingSchedulePeriod, null, null, null, null, null);
  }
}
