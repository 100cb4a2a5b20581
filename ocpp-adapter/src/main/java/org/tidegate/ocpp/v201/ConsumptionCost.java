package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Costs that apply from a level of consumption on. Immutable. OCPP 2.0.1 Part 2, 2.19.
 *
 * @param startValue the block's lowest level
 */
public record ConsumptionCost(BigDecimal startValue, List<Cost> cost, @Nullable CustomData customData) {
  public ConsumptionCost {
    Check.required("startValue", startValue);
    Check.decimal("startValue", startValue);
    cost = Check.items("cost", cost, 3);
  }

  /** With the required fields only. */
  public static ConsumptionCost of(BigDecimal startValue, List<Cost> cost) {
    return new ConsumptionCost(startValue, cost, null);
  }
}
