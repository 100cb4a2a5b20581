package org.tidegate.ocpp.v201;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Tells what a transaction has cost so far. Immutable. OCPP 2.0.1 Part 2, 1.11.1, I02.
 *
 * @param totalCost taxes included, in the currency of the station
 */
public record CostUpdatedRequest(BigDecimal totalCost, String transactionId,
    @Nullable CustomData customData) implements OcppRequest {
  public CostUpdatedRequest {
    Check.required("totalCost", totalCost);
    Check.decimal("totalCost", totalCost);
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
  }

  /** With the required fields only. */
  public static CostUpdatedRequest of(BigDecimal totalCost, String transactionId) {
    return new CostUpdatedRequest(totalCost, transactionId, null);
  }
}
