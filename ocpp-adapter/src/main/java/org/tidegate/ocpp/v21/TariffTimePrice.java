package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A price of time and when it holds. Immutable. OCPP 2.1 Part 2, 2.102. */
public record TariffTimePrice(BigDecimal priceMinute, @Nullable TariffConditions conditions,
    @Nullable CustomData customData) {
  public TariffTimePrice {
    Check.required("priceMinute", priceMinute);
    Check.decimal("priceMinute", priceMinute);
  }

  /** With the required fields only. */
  public static TariffTimePrice of(BigDecimal priceMinute) {
    return new TariffTimePrice(priceMinute, null, null);
  }
}
