package org.tidegate.ocpp.interchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A driver's conditions. Immutable.
 *
 * @param version counts up from 1 with each change in a session; absent means 1
 * @param minimumCharge percent
 * @param requiredCharge percent; absent: the minimum charge
 * @param lowestSalePrice decimal string, major units per kWh
 * @param highestPurchasePrice decimal string, major units per kWh
 * @param currency ISO 4217, of both prices
 * @param departureTime UTC
 * @param slots at most 50; absent: always
 * @param wearBudget Wh
 * @param entrusted entrust mode; absent means no
 * @param compensationUse {@code offset} or {@code points}; absent means offset
 */
public record WireConditions(@Nullable Integer version, BigDecimal minimumCharge, @Nullable BigDecimal requiredCharge,
    String lowestSalePrice, String highestPurchasePrice, String currency, @Nullable Instant departureTime,
    List<WireSlot> slots, @Nullable Long wearBudget, @Nullable Boolean entrusted, @Nullable String compensationUse) {
  private static final int MOST_SLOTS = 50;

  /** Checks everything; absent slots become none. */
  public WireConditions {
    Bounds.atLeast("version", version, 1);
    Bounds.required("minimumCharge", minimumCharge);
    Bounds.percent("minimumCharge", minimumCharge);
    Bounds.percent("requiredCharge", requiredCharge);
    Bounds.required("lowestSalePrice", lowestSalePrice);
    Bounds.price("lowestSalePrice", lowestSalePrice);
    Bounds.required("highestPurchasePrice", highestPurchasePrice);
    Bounds.price("highestPurchasePrice", highestPurchasePrice);
    Bounds.currency(currency);
    slots = Bounds.items("slots", slots, 0, MOST_SLOTS);
    Bounds.atLeast("wearBudget", wearBudget, 0);
    if (compensationUse != null) {
      Bounds.oneOf("compensationUse", compensationUse, Set.of("offset", "points"));
    }
  }
}
