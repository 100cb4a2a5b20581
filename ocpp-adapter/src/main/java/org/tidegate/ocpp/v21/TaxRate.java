package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A tax. Immutable. OCPP 2.1 Part 2, 2.105. */
public record TaxRate(String type, BigDecimal tax, @Nullable Integer stack, @Nullable CustomData customData) {
  public TaxRate {
    Check.required("type", type);
    Check.maxLength("type", type, 20);
    Check.required("tax", tax);
    Check.decimal("tax", tax);
    Check.atLeast("stack", stack, 0);
  }

  /** With the required fields only. */
  public static TaxRate of(String type, BigDecimal tax) {
    return new TaxRate(type, tax, null, null);
  }
}
