package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks whether a transaction is ongoing and whether messages wait to be delivered. Immutable.
 * OCPP 2.1 Part 2, 1.38.1, E14.
 *
 * @param transactionId compared without regard to case; absent asks about the queue of all transactions
 */
public record GetTransactionStatusRequest(@Nullable String transactionId,
    @Nullable CustomData customData) implements OcppRequest {
  public GetTransactionStatusRequest {
    Check.maxLength("transactionId", transactionId, 36);
  }

  /** Without any field. */
  public static GetTransactionStatusRequest of() {
    return new GetTransactionStatusRequest(null, null);
  }
}
