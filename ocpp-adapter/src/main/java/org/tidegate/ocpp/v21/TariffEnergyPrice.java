package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A price of energy and when it holds. Immutable. OCPP 2.1 Part 2, 2.98. */
public record TariffEnergyPrice(BigDecimal priceKwh, @Nullable TariffConditions conditions,
    @Nullable CustomData customData) {
  public TariffEnergyPrice {
    Check.required("priceKwh", priceKwh);
    Check.decimal("priceKwh", priceKwh);
  }

  /** With the required fields only. */
  public static TariffEnergyPrice of(BigDecimal priceKwh) {
    return new TariffEnergyPrice(priceKwh, null, null);
  }
}
