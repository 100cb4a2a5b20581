package org.tidegate.ocpp.v201;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Price levels over time for a vehicle that plans. Immutable. OCPP 2.0.1 Part 2, 2.40.
 *
 * @param numEPriceLevels how many different levels occur
 */
public record SalesTariff(Integer id, List<SalesTariffEntry> salesTariffEntry, @Nullable String salesTariffDescription,
    @Nullable Integer numEPriceLevels, @Nullable CustomData customData) {
  public SalesTariff {
    Check.required("id", id);
    salesTariffEntry = Check.items("salesTariffEntry", salesTariffEntry, 1024);
    Check.maxLength("salesTariffDescription", salesTariffDescription, 32);
  }

  /** With the required fields only. */
  public static SalesTariff of(Integer id, List<SalesTariffEntry> salesTariffEntry) {
    return new SalesTariff(id, salesTariffEntry, null, null, null);
  }
}
