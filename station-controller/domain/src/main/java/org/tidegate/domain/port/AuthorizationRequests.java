package org.tidegate.domain.port;

import java.util.concurrent.CompletionStage;
import org.tidegate.domain.authorization.ListUpdate;
import org.tidegate.domain.authorization.LocalList;

/**
 * What the central system asks of the authorization cache and of the local authorization list. Called on the station loop;
 * stages complete there, once what was asked is durable.
 */
public interface AuthorizationRequests {
  /** Forgets every remembered answer, C11. Completes with whether it did: a cache that is not in use, or that the storage would
   * keep, stays as it is. */
  CompletionStage<Boolean> clearCache();

  /** Updates the local list, D01. */
  CompletionStage<LocalList.Outcome> updateLocalList(ListUpdate update);

  /** The version of the local list, D02; 0 when there is none or it is not in use. */
  int localListVersion();
}
