package org.tidegate.ocpp.v201;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppResponse;

/** Says whether the charging station will stop the transaction. Immutable. OCPP 2.0.1 Part 2, 1.45.2, F03. */
public record RequestStopTransactionResponse(RequestStartStopStatusEnum status, @Nullable StatusInfo statusInfo,
    @Nullable CustomData customData) implements OcppResponse {
  public RequestStopTransactionResponse {
    Check.required("status", status);
  }

  /** With the required fields only. */
  public static RequestStopTransactionResponse of(RequestStartStopStatusEnum status) {
    return new RequestStopTransactionResponse(status, null, null);
  }
}
