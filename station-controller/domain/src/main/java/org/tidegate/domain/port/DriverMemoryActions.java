package org.tidegate.domain.port;

import java.util.concurrent.CompletionStage;
import org.tidegate.domain.port.DriverActions.Outcome;
import org.tidegate.domain.port.DriverActions.Seen;

/**
 * What a person in front of the station does about what it remembers of them. As {@link DriverActions}: safe from any
 * thread, and what was stored is durable when an outcome comes. Refused without an identity (a card, a key code or the
 * vehicle's own), and, where something is remembered already, before it is unlocked by the PIN or by the central system's
 * word about the card.
 */
public interface DriverMemoryActions {
  /** Takes the remembered conditions as this visit's. */
  CompletionStage<Outcome> recall(int evseId, long version);

  /** Remembers the conditions set; a vehicle alone as identity needs a PIN first. */
  CompletionStage<Outcome> remember(int evseId, long version);

  /** From now on permits by itself under the conditions set; only for a card or code that the central system confirmed. */
  CompletionStage<Outcome> order(int evseId, long version, Seen seen);

  /** Asks again at every visit. */
  CompletionStage<Outcome> cancelOrder(int evseId, long version);

  /**
   * Locks what is remembered with this PIN from the next visit on; remembers the conditions set where nothing was yet.
   *
   * @param pin 4 to 8 digits; never logged
   */
  CompletionStage<Outcome> choosePin(int evseId, long version, String pin);

  /** Unlocks what is remembered for this visit; held back while somebody tries out PINs. */
  CompletionStage<Outcome> enterPin(int evseId, String pin);

  /** Deletes all that is remembered. */
  CompletionStage<Outcome> forget(int evseId, long version);
}
