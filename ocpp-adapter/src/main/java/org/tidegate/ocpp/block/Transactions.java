package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.translate.EnergyTransfers;
import org.tidegate.ocpp.translate.TransactionIds;
import org.tidegate.ocpp.v21.GetTransactionStatusRequest;
import org.tidegate.ocpp.v21.GetTransactionStatusResponse;
import org.tidegate.ocpp.v21.NotifyAllowedEnergyTransferRequest;
import org.tidegate.ocpp.v21.NotifyAllowedEnergyTransferResponse;
import org.tidegate.ocpp.v21.NotifyAllowedEnergyTransferStatusEnum;
import org.tidegate.ocpp.v21.V21;

/** What the central system asks of transactions: how they stand (E14), and what may flow in them (Q02). Station loop only. */
public final class Transactions implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public Transactions(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(RpcFeature.answered(V21.GET_TRANSACTION_STATUS, this::status),
        RpcFeature.answeredLater(V21.NOTIFY_ALLOWED_ENERGY_TRANSFER, this::allow));
  }

  /** E14.FR.01 to E14.FR.08. */
  private GetTransactionStatusResponse status(GetTransactionStatusRequest request) {
    var status = station.get().transactions()
        .status(Optional.ofNullable(request.transactionId()).map(TransactionIds::read));
    return new GetTransactionStatusResponse(status.messagesInQueue(), status.ongoing().orElse(null), null);
  }

  /** OCPP 2.1 Q02.FR.06. */
  private CompletionStage<NotifyAllowedEnergyTransferResponse> allow(NotifyAllowedEnergyTransferRequest request) {
    return station.get().transactions()
        .allow(TransactionIds.read(request.transactionId()), EnergyTransfers.read(request.allowedEnergyTransfer()))
        .thenApply(taken -> NotifyAllowedEnergyTransferResponse.of(taken
            ? NotifyAllowedEnergyTransferStatusEnum.Accepted
            : NotifyAllowedEnergyTransferStatusEnum.Rejected));
  }
}
