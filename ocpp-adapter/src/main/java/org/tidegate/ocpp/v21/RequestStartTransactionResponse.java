package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the charging station will try to start the transaction. Immutable.
 * OCPP 2.1 Part 2, 1.66.2, F01 and F02.
 *
 * @param transactionId present when the transaction had already started
 */
public record RequestStartTransactionResponse(RequestStartStopStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable String transactionId, @Nullable CustomData customData) implements OcppResponse {
  public RequestStartTransactionResponse {
    Check.required("status", status);
    Check.maxLength("transactionId", transactionId, 36);
  }

  /** With the required fields only. */
  public static RequestStartTransactionResponse of(RequestStartStopStatusEnum status) {
    return new RequestStartTransactionResponse(status, null, null, null);
  }
}
