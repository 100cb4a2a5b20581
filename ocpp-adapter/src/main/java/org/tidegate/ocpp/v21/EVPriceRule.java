package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A vehicle's price from some power on. Immutable. OCPP 2.1 Part 2, 2.46. */
public record EVPriceRule(BigDecimal energyFee, BigDecimal powerRangeStart, @Nullable CustomData customData) {
  public EVPriceRule {
    Check.required("energyFee", energyFee);
    Check.decimal("energyFee", energyFee);
    Check.required("powerRangeStart", powerRangeStart);
    Check.decimal("powerRangeStart", powerRangeStart);
  }

  /** With the required fields only. */
  public static EVPriceRule of(BigDecimal energyFee, BigDecimal powerRangeStart) {
    return new EVPriceRule(energyFee, powerRangeStart, null);
  }
}
