package org.tidegate.domain.port;

import java.util.Optional;

/** What the central system asks of transactions. Called on the station loop; returns at once. */
public interface TransactionRequests {
  /** Whether a transaction is ongoing and messages of it (or, without an id, of any) wait to be delivered, E14. */
  TransactionStatus status(Optional<String> transactionId);

  /**
   * How a transaction stands. Immutable.
   *
   * @param ongoing whether it has not ended; absent when none was asked for
   * @param messagesInQueue whether messages wait, or wait for their answer
   */
  record TransactionStatus(Optional<Boolean> ongoing, boolean messagesInQueue) {}
}
