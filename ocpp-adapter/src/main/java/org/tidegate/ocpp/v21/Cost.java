package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * A cost per kilowatt-hour, or what else the kind says. Immutable. OCPP 2.1 Part 2, 2.32.
 *
 * @param amount times ten to the power of {@code amountMultiplier}
 * @param amountMultiplier -3 to 3; absent means 0
 */
public record Cost(CostKindEnum costKind, Integer amount, @Nullable Integer amountMultiplier,
    @Nullable CustomData customData) {
  public Cost {
    Check.required("costKind", costKind);
    Check.required("amount", amount);
  }

  /** With the required fields only. */
  public static Cost of(CostKindEnum costKind, Integer amount) {
    return new Cost(costKind, amount, null, null);
  }
}
