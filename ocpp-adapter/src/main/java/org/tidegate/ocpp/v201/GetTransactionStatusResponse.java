package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * Says whether the transaction is ongoing and whether messages wait to be delivered. Immutable.
 * OCPP 2.0.1 Part 2, 1.27.2, E14.
 *
 * @param messagesInQueue whether messages of the transaction, or of any if none was named, wait
 * @param ongoingIndicator absent when no transaction was asked for
 */
public record GetTransactionStatusResponse(Boolean messagesInQueue, @Nullable Boolean ongoingIndicator,
    @Nullable CustomData customData) implements OcppResponse {
  public GetTransactionStatusResponse {
    Check.required("messagesInQueue", messagesInQueue);
  }

  /** With the required fields only. */
  public static GetTransactionStatusResponse of(Boolean messagesInQueue) {
    return new GetTransactionStatusResponse(messagesInQueue, null, null);
  }
}
