package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.feature.Feature;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;

/**
 * An action with its messages and, where this end answers it, its handler. Immutable; handlers run on the station loop.
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public final class RpcFeature<Q extends OcppRequest, A extends OcppResponse> implements Feature {
  private final MessageType<Q, A> type;
  private final Function<? super Q, ? extends Confirmation> handler;

  private RpcFeature(MessageType<Q, A> type, Function<? super Q, ? extends Confirmation> handler) {
    this.type = type;
    this.handler = handler;
  }

  /** An action that this end only sends; asked for it, it answers NotSupported. */
  public static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> sent(MessageType<Q, A> type) {
    return new RpcFeature<>(type, _ -> {
      throw new RpcException(ErrorCode.NotSupported, "action not supported in this direction");
    });
  }

  /** An action answered at once; the handler may throw {@link RpcException}. */
  public static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> answered(MessageType<Q, A> type,
      Function<? super Q, ? extends A> handler) {
    return new RpcFeature<>(type, handler);
  }

  /** An action answered when the stage completes, on any thread; see {@link DeferredConfirmation}. */
  public static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> answeredLater(MessageType<Q, A> type,
      Function<? super Q, ? extends CompletionStage<? extends A>> handler) {
    return new RpcFeature<>(type, asked -> new DeferredConfirmation(handler.apply(asked)));
  }

  @Override
  public Confirmation handleRequest(UUID sessionIndex, Request asked) {
    return handler.apply(type.request().cast(asked));
  }

  @Override
  public Class<Q> getRequestType() {
    return type.request();
  }

  @Override
  public Class<A> getConfirmationType() {
    return type.response();
  }

  @Override
  public String getAction() {
    return type.action();
  }
}
