package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Prices of time. Immutable. OCPP 2.1 Part 2, 2.103. */
public record TariffTime(List<TariffTimePrice> prices, @Nullable List<TaxRate> taxRates,
    @Nullable CustomData customData) {
  public TariffTime {
    prices = Check.items("prices", prices);
    taxRates = Check.optionalItems("taxRates", taxRates, 5);
  }

  /** With the required fields only. */
  public static TariffTime of(List<TariffTimePrice> prices) {
    return new TariffTime(prices, null, null);
  }
}
