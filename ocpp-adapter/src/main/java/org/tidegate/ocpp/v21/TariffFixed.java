package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Fixed fees. Immutable. OCPP 2.1 Part 2, 2.101. */
public record TariffFixed(List<TariffFixedPrice> prices, @Nullable List<TaxRate> taxRates,
    @Nullable CustomData customData) {
  public TariffFixed {
    prices = Check.items("prices", prices);
    taxRates = Check.optionalItems("taxRates", taxRates, 5);
  }

  /** With the required fields only. */
  public static TariffFixed of(List<TariffFixedPrice> prices) {
    return new TariffFixed(prices, null, null);
  }
}
