package org.tidegate.ocpp.block;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.v21.GetTransactionStatusRequest;
import org.tidegate.ocpp.v21.GetTransactionStatusResponse;
import org.tidegate.ocpp.v21.V21;

/** Block E, as far as the central system asks: how transactions stand. Station loop only. */
public final class Transactions implements Block {
  private final Supplier<CentralSystemRequests> station;

  /** Asks this station. */
  public Transactions(Supplier<CentralSystemRequests> station) {
    this.station = station;
  }

  @Override
  public List<RpcFeature<?, ?>> features() {
    return List.of(Block.answered(V21.GET_TRANSACTION_STATUS, this::status));
  }

  /** E14.FR.01 to E14.FR.08. */
  private GetTransactionStatusResponse status(GetTransactionStatusRequest request) {
    var status = station.get().transactions().status(Optional.ofNullable(request.transactionId()));
    return new GetTransactionStatusResponse(status.messagesInQueue(), status.ongoing().orElse(null), null);
  }
}
