package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A point of the curve from the signal of frequency restoration to power, Q08. Immutable. OCPP 2.1 Part 2, 2.115.
 *
 * @param power watts, negative discharges
 */
public record V2XSignalWattPoint(Integer signal, BigDecimal power, @Nullable CustomData customData) {
  public V2XSignalWattPoint {
    Check.required("signal", signal);
    Check.required("power", power);
    Check.decimal("power", power);
  }

  /** With the required fields only. */
  public static V2XSignalWattPoint of(Integer signal, BigDecimal power) {
    return new V2XSignalWattPoint(signal, power, null);
  }
}
