package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * When a price holds. Immutable. OCPP 2.1 Part 2, 2.97.
 *
 * @param startTimeOfDay HH:MM, local time
 * @param minEnergy watt-hours
 * @param minPower watts
 * @param minTime seconds
 */
public record TariffConditions(@Nullable String startTimeOfDay, @Nullable String endTimeOfDay,
    @Nullable List<DayOfWeekEnum> dayOfWeek, @Nullable String validFromDate, @Nullable String validToDate,
    @Nullable EvseKindEnum evseKind, @Nullable BigDecimal minEnergy, @Nullable BigDecimal maxEnergy,
    @Nullable BigDecimal minCurrent, @Nullable BigDecimal maxCurrent, @Nullable BigDecimal minPower,
    @Nullable BigDecimal maxPower, @Nullable Integer minTime, @Nullable Integer maxTime,
    @Nullable Integer minChargingTime, @Nullable Integer maxChargingTime, @Nullable Integer minIdleTime,
    @Nullable Integer maxIdleTime, @Nullable CustomData customData) {
  public TariffConditions {
    dayOfWeek = Check.optionalItems("dayOfWeek", dayOfWeek, 7);
    Check.decimal("minEnergy", minEnergy);
    Check.decimal("maxEnergy", maxEnergy);
    Check.decimal("minCurrent", minCurrent);
    Check.decimal("maxCurrent", maxCurrent);
    Check.decimal("minPower", minPower);
    Check.decimal("maxPower", maxPower);
  }

  /** Without any field. */
  public static TariffConditions of() {
    return new TariffConditions(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }
}
