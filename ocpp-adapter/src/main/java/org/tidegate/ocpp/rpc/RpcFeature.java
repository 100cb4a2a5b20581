package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.feature.Feature;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * An action with its messages and, where this end answers it, its handler. Immutable; handlers run on the station loop.
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public final class RpcFeature<Q extends Request, A extends Confirmation> implements Feature {
  private final String action;
  private final Class<Q> request;
  private final Class<A> answer;
  private final Function<? super Q, ? extends Confirmation> handler;

  private RpcFeature(String action, Class<Q> request, Class<A> answer,
      Function<? super Q, ? extends Confirmation> handler) {
    this.action = action;
    this.request = request;
    this.answer = answer;
    this.handler = handler;
  }

  /** An action that this end only sends; asked for it, it answers NotSupported. */
  public static <Q extends Request, A extends Confirmation> RpcFeature<Q, A> sent(String action, Class<Q> request,
      Class<A> answer) {
    return new RpcFeature<>(action, request, answer, _ -> {
      throw new RpcException(ErrorCode.NotSupported, "action not supported in this direction");
    });
  }

  /** An action answered at once; the handler may throw {@link RpcException}. */
  public static <Q extends Request, A extends Confirmation> RpcFeature<Q, A> answered(String action, Class<Q> request,
      Class<A> answer, Function<? super Q, ? extends A> handler) {
    return new RpcFeature<>(action, request, answer, handler);
  }

  /** An action answered when the stage completes, on any thread; see {@link DeferredConfirmation}. */
  public static <Q extends Request, A extends Confirmation> RpcFeature<Q, A> answeredLater(String action,
      Class<Q> request, Class<A> answer,
      Function<? super Q, ? extends CompletionStage<? extends A>> handler) {
    return new RpcFeature<>(action, request, answer, asked -> new DeferredConfirmation(handler.apply(asked)));
  }

  @Override
  public Confirmation handleRequest(UUID sessionIndex, Request asked) {
    return handler.apply(request.cast(asked));
  }

  @Override
  public Class<Q> getRequestType() {
    return request;
  }

  @Override
  public Class<A> getConfirmationType() {
    return answer;
  }

  @Override
  public String getAction() {
    return action;
  }
}
