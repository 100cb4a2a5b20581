package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A limit from some state of charge on. Immutable. OCPP 2.1 Part 2, 2.62.
 *
 * @param soc percent
 * @param limit in the unit of the schedule
 */
public record LimitAtSoC(Integer soc, BigDecimal limit, @Nullable CustomData customData) {
  public LimitAtSoC {
    Check.required("soc", soc);
    Check.range("soc", soc, 0, 100);
    Check.required("limit", limit);
    Check.decimal("limit", limit);
  }

  /** With the required fields only. */
  public static LimitAtSoC of(Integer soc, BigDecimal limit) {
    return new LimitAtSoC(soc, limit, null);
  }
}
