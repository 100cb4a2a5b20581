package org.tidegate.domain.port;

import java.util.concurrent.CompletionStage;
import org.tidegate.domain.station.SetAvailability;

/**
 * What the central system asks of what is in service, OCPP 2.0.1 G03, G04 and F05. Every method is called on the station
 * loop and returns at once; stages complete there. What follows from an answer happens after it.
 */
public interface AvailabilityRequests {

  /**
   * Takes the station, an EVSE or a connector in or out of service, each of them for itself. Completes when that is
   * durable.
   */
  CompletionStage<ChangeAnswer> change(SetAvailability wanted);

  /** What becomes of a change. */
  enum ChangeAnswer {
    /** It is so. */
    ACCEPTED,
    /** It will be so for each EVSE whose transaction has ended, and is for the others. */
    SCHEDULED,
    /** There is no such EVSE. */
    UNKNOWN_EVSE,
    /** The EVSE has no such connector. */
    UNKNOWN_CONNECTOR
  }

  /** Opens a connector's lock. Completes when the lock was read back, or did not follow in time. */
  CompletionStage<UnlockAnswer> unlock(int evseId, int connectorId);

  /** What becomes of an unlocking. */
  enum UnlockAnswer {
    /** The lock is open. */
    UNLOCKED,
    /** The lock does not open. */
    FAILED,
    /** Nothing to unlock: the cable belongs to the station. */
    FIXED_CABLE,
    /** Someone is authorized to use it: it stays as it is. */
    IN_USE,
    /** There is no such connector. */
    UNKNOWN_CONNECTOR
  }
}
