package org.tidegate.domain.port;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.authorization.IdToken;

/**
 * What the central system wants to know, or wants forgotten, of one customer, OCPP 2.0.1 N09 and N10. Called on the station
 * loop; stages complete there.
 */
public interface CustomerRequests {
  /** Completes with whether it is done; then what is known follows as {@code Outgoing.CustomerInformation}. */
  CompletionStage<Boolean> customerInformation(Wanted wanted);

  /**
   * What is wanted. Immutable.
   *
   * @param report whether to tell what is known
   * @param clear whether to forget what may be forgotten
   * @param token of the customer; absent: the customer is named by something that the station keeps nothing under
   */
  record Wanted(int requestId, boolean report, boolean clear, Optional<IdToken> token) {}
}
