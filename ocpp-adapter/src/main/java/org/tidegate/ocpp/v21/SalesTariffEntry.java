package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A price level within a span of time. Immutable. OCPP 2.1 Part 2, 2.85.
 *
 * @param ePriceLevel from 0, lower is cheaper
 */
public record SalesTariffEntry(RelativeTimeInterval relativeTimeInterval, @Nullable Integer ePriceLevel,
    @Nullable List<ConsumptionCost> consumptionCost, @Nullable CustomData customData) {
  public SalesTariffEntry {
    Check.required("relativeTimeInterval", relativeTimeInterval);
    Check.atLeast("ePriceLevel", ePriceLevel, 0);
    consumptionCost = Check.optionalItems("consumptionCost", consumptionCost, 3);
  }

  /** With the required fields only. */
  public static SalesTariffEntry of(RelativeTimeInterval relativeTimeInterval) {
    return new SalesTariffEntry(relativeTimeInterval, null, null, null);
  }
}
