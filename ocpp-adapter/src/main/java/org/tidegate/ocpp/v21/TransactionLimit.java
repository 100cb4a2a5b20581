package org.tidegate.ocpp.v21;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * The most that a driver wants of a transaction. Immutable. OCPP 2.1 Part 2, 2.110.
 *
 * @param maxEnergy watt-hours
 * @param maxTime seconds
 * @param maxSoC percent
 */
public record TransactionLimit(@Nullable BigDecimal maxCost, @Nullable BigDecimal maxEnergy, @Nullable Integer maxTime,
    @Nullable Integer maxSoC, @Nullable CustomData customData) {
  public TransactionLimit {
    Check.decimal("maxCost", maxCost);
    Check.decimal("maxEnergy", maxEnergy);
    Check.range("maxSoC", maxSoC, 0, 100);
  }

  /** Without any field. */
  public static TransactionLimit of() {
    return new TransactionLimit(null, null, null, null, null);
  }
}
