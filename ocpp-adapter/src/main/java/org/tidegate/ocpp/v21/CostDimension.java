package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** How much of something was used. Immutable. OCPP 2.1 Part 2, 2.31. */
public record CostDimension(CostDimensionEnum type, BigDecimal volume, @Nullable CustomData customData) {
  public CostDimension {
    Check.required("type", type);
    Check.required("volume", volume);
    Check.decimal("volume", volume);
  }

  /** With the required fields only. */
  public static CostDimension of(CostDimensionEnum type, BigDecimal volume) {
    return new CostDimension(type, volume, null);
  }
}
