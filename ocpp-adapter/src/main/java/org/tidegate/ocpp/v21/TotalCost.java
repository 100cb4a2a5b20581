package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/** Costs summed up. Immutable. OCPP 2.1 Part 2, 2.107. */
public record TotalCost(String currency, TariffCostEnum typeOfCost, TotalPrice total, @Nullable Price fixed,
    @Nullable Price energy, @Nullable Price chargingTime, @Nullable Price idleTime, @Nullable Price reservationTime,
    @Nullable Price reservationFixed, @Nullable CustomData customData) {
  public TotalCost {
    Check.required("currency", currency);
    Check.maxLength("currency", currency, 3);
    Check.required("typeOfCost", typeOfCost);
    Check.required("total", total);
  }

  /** With the required fields only. */
  public static TotalCost of(String currency, TariffCostEnum typeOfCost, TotalPrice total) {
    return new TotalCost(currency, typeOfCost, total, null, null, null, null, null, null, null);
  }
}
