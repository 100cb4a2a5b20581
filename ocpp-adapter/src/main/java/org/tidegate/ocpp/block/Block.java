package org.tidegate.ocpp.block;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.RpcFeature;

/** Some actions of the central system that belong together. Station loop only. */
public interface Block {
  /** What to register. */
  List<RpcFeature<?, ?>> features();

  /** A message answered at once. */
  static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> answered(MessageType<Q, A> type,
      Function<Q, A> handler) {
    return RpcFeature.answered(type.action(), type.request(), type.response(), handler);
  }

  /** A message answered when what it asks for is durable. */
  static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> answeredLater(MessageType<Q, A> type,
      Function<Q, CompletionStage<A>> handler) {
    return RpcFeature.answeredLater(type.action(), type.request(), type.response(), handler);
  }

  /** Whether the station has this EVSE; 0, the station itself, is none. */
  static boolean isEvse(CentralSystemRequests station, int evseId) {
    return evseId >= 1 && evseId <= station.evseCount();
  }
}
