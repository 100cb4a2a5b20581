package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Asks the charging station to stop a transaction. Immutable. OCPP 2.0.1 Part 2, 1.45.1, F03.
 *
 * @param transactionId compared without regard to case
 */
public record RequestStopTransactionRequest(String transactionId,
    @Nullable CustomData customData) implements OcppRequest {
  public RequestStopTransactionRequest {
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
  }

  /** With the required fields only. */
  public static RequestStopTransactionRequest of(String transactionId) {
    return new RequestStopTransactionRequest(transactionId, null);
  }
}
