package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.model.Confirmation;
import java.util.concurrent.CompletionStage;

/**
 * An answer that comes later, for example once a decision is on disk; nothing else waits for it. A stage that fails with
 * {@link RpcException} answers with its code, with anything else with InternalError. Immutable.
 */
public record DeferredConfirmation(CompletionStage<? extends Confirmation> answer) implements Confirmation {

  /** Tells nothing before the answer is there. */
  @Override
  public boolean validate() {
    return true;
  }
}
