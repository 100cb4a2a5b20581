package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** What a transaction cost and what for. Immutable. OCPP 2.1 Part 2, 2.30. */
public record CostDetails(TotalCost totalCost, TotalUsage totalUsage, @Nullable List<ChargingPeriod> chargingPeriods,
    @Nullable Boolean failureToCalculate, @Nullable String failureReason, @Nullable CustomData customData) {
  public CostDetails {
    Check.required("totalCost", totalCost);
    Check.required("totalUsage", totalUsage);
    chargingPeriods = Check.optionalItems("chargingPeriods", chargingPeriods);
    Check.maxLength("failureReason", failureReason, 500);
  }

  /** With the required fields only. */
  public static CostDetails of(TotalCost totalCost, TotalUsage totalUsage) {
    return new CostDetails(totalCost, totalUsage, null, null, null, null);
  }
}
