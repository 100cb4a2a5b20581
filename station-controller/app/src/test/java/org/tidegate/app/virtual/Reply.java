package org.tidegate.app.virtual;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.ErrorCode;
import org.tidegate.ocpp.rpc.RpcException;

/** What the scripted central system makes of a call. Immutable. */
@FunctionalInterface
public interface Reply<Q extends OcppRequest, A extends OcppResponse> {
  /** The answer, now or later; a failure by {@link RpcException} is a CALLERROR. */
  CompletionStage<A> to(Q request);

  /** This answer. */
  static <Q extends OcppRequest, A extends OcppResponse> Reply<Q, A> with(A answer) {
    return _ -> CompletableFuture.completedFuture(answer);
  }

  /** An answer made of the request. */
  static <Q extends OcppRequest, A extends OcppResponse> Reply<Q, A> by(Function<Q, A> answers) {
    return request -> CompletableFuture.completedFuture(answers.apply(request));
  }

  /** None at all; the caller runs into its time limit. */
  static <Q extends OcppRequest, A extends OcppResponse> Reply<Q, A> never() {
    return _ -> new CompletableFuture<>();
  }

  /** A CALLERROR. */
  static <Q extends OcppRequest, A extends OcppResponse> Reply<Q, A> error(ErrorCode code) {
    return _ -> CompletableFuture.failedFuture(new RpcException(code, "as the script says"));
  }
}
