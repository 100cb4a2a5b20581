package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A value times a power of ten. Immutable. OCPP 2.1 Part 2, 2.81. */
public record RationalNumber(Integer exponent, Integer value, @Nullable CustomData customData) {
  public RationalNumber {
    Check.required("exponent", exponent);
    Check.required("value", value);
  }

  /** With the required fields only. */
  public static RationalNumber of(Integer exponent, Integer value) {
    return new RationalNumber(exponent, value, null);
  }
}
