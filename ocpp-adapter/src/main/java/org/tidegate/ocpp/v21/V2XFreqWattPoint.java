package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A point of the curve from frequency to power, Q10. Immutable. OCPP 2.1 Part 2, 2.114.
 *
 * @param frequency hertz
 * @param power watts, negative discharges
 */
public record V2XFreqWattPoint(BigDecimal frequency, BigDecimal power, @Nullable CustomData customData) {
  public V2XFreqWattPoint {
    Check.required("frequency", frequency);
    Check.decimal("frequency", frequency);
    Check.required("power", power);
    Check.decimal("power", power);
  }

  /** With the required fields only. */
  public static V2XFreqWattPoint of(BigDecimal frequency, BigDecimal power) {
    return new V2XFreqWattPoint(frequency, power, null);
  }
}
