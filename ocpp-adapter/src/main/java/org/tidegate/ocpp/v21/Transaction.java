package org.tidegate.ocpp.v21;

import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;

/**
 * Where a transaction stands. Immutable. OCPP 2.1 Part 2, 2.111.
 *
 * @param transactionId compared without regard to case
 * @param timeSpentCharging seconds in which energy flowed
 * @param stoppedReason absent means Local once the transaction has ended
 * @param remoteStartId of the request that started it
 * @param operationMode that power follows at this moment
 */
public record Transaction(String transactionId, @Nullable ChargingStateEnum chargingState,
    @Nullable Integer timeSpentCharging, @Nullable ReasonEnum stoppedReason, @Nullable Integer remoteStartId,
    @Nullable OperationModeEnum operationMode, @Nullable String tariffId, @Nullable TransactionLimit transactionLimit,
    @Nullable CustomData customData) {
  public Transaction {
    Check.required("transactionId", transactionId);
    Check.maxLength("transactionId", transactionId, 36);
    Check.maxLength("tariffId", tariffId, 60);
  }

  /** With the required fields only. */
  public static Transaction of(String transactionId) {
    return new Transaction(transactionId, null, null, null, null, null, null, null, null);
  }
}
