package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Prices of energy. Immutable. OCPP 2.1 Part 2, 2.99. */
public record TariffEnergy(List<TariffEnergyPrice> prices, @Nullable List<TaxRate> taxRates,
    @Nullable CustomData customData) {
  public TariffEnergy {
    prices = Check.items("prices", prices);
    taxRates = Check.optionalItems("taxRates", taxRates, 5);
  }

  /** With the required fields only. */
  public static TariffEnergy of(List<TariffEnergyPrice> prices) {
    return new TariffEnergy(prices, null, null);
  }
}
