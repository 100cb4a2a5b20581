package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A sum with and without tax. Immutable. OCPP 2.1 Part 2, 2.108. */
public record TotalPrice(@Nullable BigDecimal exclTax, @Nullable BigDecimal inclTax, @Nullable CustomData customData) {
  public TotalPrice {
    Check.decimal("exclTax", exclTax);
    Check.decimal("inclTax", inclTax);
  }

  /** Without any field. */
  public static TotalPrice of() {
    return new TotalPrice(null, null, null);
  }
}
