package org.tidegate.ocpp.v21;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Price levels over time for a vehicle that plans. Immutable. OCPP 2.1 Part 2, 2.86.
 *
 * @param numEPriceLevels how many different levels occur
 */
public record SalesTariff(Integer id, List<SalesTariffEntry> salesTariffEntry, @Nullable String salesTariffDescription,
    @Nullable Integer numEPriceLevels, @Nullable CustomData customData) {
  public SalesTariff {
    Check.required("id", id);
    Check.atLeast("id", id, 0);
    salesTariffEntry = Check.items("salesTariffEntry", salesTariffEntry, 1024);
    Check.maxLength("salesTariffDescription", salesTariffDescription, 32);
    Check.atLeast("numEPriceLevels", numEPriceLevels, 0);
  }

  /** With the required fields only. */
  public static SalesTariff of(Integer id, List<SalesTariffEntry> salesTariffEntry) {
    return new SalesTariff(id, salesTariffEntry, null, null, null);
  }
}
