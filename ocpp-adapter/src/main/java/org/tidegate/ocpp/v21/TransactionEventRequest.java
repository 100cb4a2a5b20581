package org.tidegate.ocpp.v21;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidegate.ocpp.message.Check;
import org.tidegate.ocpp.message.OcppRequest;

/**
 * Reports the start, an update or the end of a transaction. Immutable. OCPP 2.1 Part 2, 1.84.1, section E.
 *
 * @param timestamp when it happened, not when it was sent
 * @param seqNo counts a transaction's events from 0 without gaps
 * @param offline whether it happened while offline; absent means no
 * @param cableMaxCurrent amperes
 * @param idToken once after each authorization to start or to stop
 * @param costDetails as far as the station computes costs
 * @param preconditioningStatus of the battery
 * @param evseSleep whether the electronics of the EVSE are switched off (Q05)
 */
public record TransactionEventRequest(TransactionEventEnum eventType, Instant timestamp,
    TriggerReasonEnum triggerReason, Integer seqNo, Transaction transactionInfo, @Nullable List<MeterValue> meterValue,
    @Nullable Boolean offline, @Nullable Integer numberOfPhasesUsed, @Nullable Integer cableMaxCurrent,
    @Nullable Integer reservationId, @Nullable EVSE evse, @Nullable IdToken idToken, @Nullable CostDetails costDetails,
    @Nullable PreconditioningStatusEnum preconditioningStatus, @Nullable Boolean evseSleep,
    @Nullable CustomData customData) implements OcppRequest {
  public TransactionEventRequest {
    Check.required("eventType", eventType);
    Check.required("timestamp", timestamp);
    Check.required("triggerReason", triggerReason);
    Check.required("seqNo", seqNo);
    Check.atLeast("seqNo", seqNo, 0);
    Check.required("transactionInfo", transactionInfo);
    meterValue = Check.optionalItems("meterValue", meterValue);
    Check.range("numberOfPhasesUsed", numberOfPhasesUsed, 0, 3);
    Check.atLeast("reservationId", reservationId, 0);
  }

  /** With the required fields only. */
  public static TransactionEventRequest of(TransactionEventEnum eventType, Instant timestamp,
      TriggerReasonEnum triggerReason, Integer seqNo, Transaction transactionInfo) {
    return new TransactionEventRequest(eventType, timestamp, triggerReason, seqNo, transactionInfo, null, null, null,
        null, null, null, null, null, null, null, null);
  }

  @Override
  public boolean transactionRelated() {
    return true;
  }
}
