package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** An amount with and without tax. Immutable. OCPP 2.1 Part 2, 2.80. */
public record Price(@Nullable BigDecimal exclTax, @Nullable BigDecimal inclTax, @Nullable List<TaxRate> taxRates,
    @Nullable CustomData customData) {
  public Price {
    Check.decimal("exclTax", exclTax);
    Check.decimal("inclTax", inclTax);
    taxRates = Check.optionalItems("taxRates", taxRates, 5);
  }

  /** Without any field. */
  public static Price of() {
    return new Price(null, null, null, null);
  }
}
