package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * The unit of a reading. Immutable. OCPP 2.0.1 Part 2, 2.49.
 *
 * @param unit absent means Wh for energy
 * @param multiplier exponent to base ten; absent means 0
 */
public record UnitOfMeasure(@Nullable String unit, @Nullable Integer multiplier, @Nullable CustomData customData) {
  public UnitOfMeasure {
    Check.maxLength("unit", unit, 20);
  }
}
