package org.tidegate.domain.port;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.tidegate.domain.dialog.EnergyTransfer;

/** What the central system asks of transactions. Called on the station loop; returns at once. */
public interface TransactionRequests {
  /** Whether a transaction is ongoing and messages of it (or, without an id, of any) wait to be delivered, E14. */
  TransactionStatus status(Optional<String> transactionId);

  /**
   * These energy transfers are allowed in a transaction from now on, OCPP 2.1 Q02.FR.05; the vehicle is offered them when it
   * can choose again. Completes with whether there is such a transaction.
   */
  CompletionStage<Boolean> allow(String transactionId, Set<EnergyTransfer> transfers);

  /**
   * How a transaction stands. Immutable.
   *
   * @param ongoing whether it has not ended; absent when none was asked for
   * @param messagesInQueue whether messages wait, or wait for their answer
   */
  record TransactionStatus(Optional<Boolean> ongoing, boolean messagesInQueue) {}
}
