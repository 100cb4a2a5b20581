package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** A fixed fee and when it is due. Immutable. OCPP 2.1 Part 2, 2.100. */
public record TariffFixedPrice(BigDecimal priceFixed, @Nullable TariffConditionsFixed conditions,
    @Nullable CustomData customData) {
  public TariffFixedPrice {
    Check.required("priceFixed", priceFixed);
    Check.decimal("priceFixed", priceFixed);
  }

  /** With the required fields only. */
  public static TariffFixedPrice of(BigDecimal priceFixed) {
    return new TariffFixedPrice(priceFixed, null, null);
  }
}
