package org.tidegate.ocpp.translate;

import java.time.Duration;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.ocpp.v21.ChargingStateEnum;
import org.tidegate.ocpp.v21.EVSE;
import org.tidegate.ocpp.v21.OperationModeEnum;
import org.tidegate.ocpp.v21.ReasonEnum;
import org.tidegate.ocpp.v21.Transaction;
import org.tidegate.ocpp.v21.TransactionEventEnum;
import org.tidegate.ocpp.v21.TransactionEventRequest;
import org.tidegate.ocpp.v21.TriggerReasonEnum;

/** Events of transactions, block E. Pure functions, safe from any thread. */
final class TransactionEvents {
  /** Each EVSE of this station has one connector. */
  private static final int ONLY_CONNECTOR = 1;

  private TransactionEvents() {}

  static TransactionEventRequest write(TransactionEvent event) {
    // E01.FR.16: EVSE and connector together, in the first event after they became known.
    var evse = event.evseTold() ? new EVSE(event.evseId(), ONLY_CONNECTOR, null) : null;
    var values = event.meterValues().isEmpty() ? null : Metering.write(event.meterValues());
    return new TransactionEventRequest(WireNames.same(event.type(), TransactionEventEnum.class), event.at(),
        WireNames.same(event.trigger(), TriggerReasonEnum.class), event.seqNo(), transaction(event), values,
        event.offline(), event.phasesUsed().orElse(null), event.cableAmps().orElse(null),
        event.reservationId().orElse(null), evse,
        event.idToken().map(token -> IdTokens.write(token, event.evccId())).orElse(null),
        event.cost().map(CostsOfTransactions::write).orElse(null), null, event.evseSleep().orElse(null), null);
  }

  private static Transaction transaction(TransactionEvent event) {
    return new Transaction(event.transactionId(),
        event.chargingState().map(state -> WireNames.same(state, ChargingStateEnum.class)).orElse(null),
        event.timeSpentCharging().map(TransactionEvents::seconds).orElse(null),
        event.stoppedReason().map(reason -> WireNames.same(reason, ReasonEnum.class)).orElse(null),
        event.remoteStartId().orElse(null),
        event.operationMode().map(mode -> WireNames.same(mode, OperationModeEnum.class)).orElse(null),
        event.tariffId().orElse(null), null, null);
  }

  private static int seconds(Duration duration) {
    return (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
  }
}
