package org.tidegate.domain.port;

import java.time.Instant;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.review.StayTrace;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.smartcharging.InstalledProfile;

/** One thing that must survive a power cut. Immutable. */
public sealed interface Change {

  /** A device-model variable got this value from the central system. */
  record VariableSet(Component component, Variable variable, String value) implements Change {}

  /** A session, with its transaction, is now like this; it replaces what was stored for its id. */
  record SessionSaved(StoredSession session) implements Change {}

  /** A session is over and need not be resumed. */
  record SessionForgotten(String sessionId) implements Change {}

  /** A permission is now like this; every state of its life is kept. */
  record PermissionSaved(Permission permission) implements Change {}

  /** A record was settled. */
  record RecordAppended(InterchangeRecord record) implements Change {}

  /** The central system has acknowledged a record. */
  record RecordDelivered(String recordId, Instant at) implements Change {}

  /**
   * Records up to this one are deleted, because their time is over; stored right after the chain's new anchor.
   *
   * @param upTo the last of them
   */
  record RecordsRetired(ChainHead upTo) implements Change {}

  /** A stay is over: what it takes to judge it later. */
  record StayKept(StayTrace trace) implements Change {}

  /**
   * A stay was this driver's.
   *
   * @param partyRef random stand-in for the driver in the records
   * @param driver of {@link Pseudonyms}
   */
  record PartyNamed(String partyRef, String driver, Instant at) implements Change {}

  /** Whose stays they were, and how they went, is forgotten for all that were told before this moment. */
  record PartiesForgotten(Instant before) implements Change {}

  /**
   * Which stays were this driver's, and how they went, is forgotten; the records stay as they are.
   *
   * @param driver of {@link Pseudonyms}
   */
  record DriverForgotten(String driver) implements Change {}

  /** A charging profile was installed; it replaces the one with the same id. */
  record ProfileSaved(InstalledProfile profile) implements Change {}

  /** A charging profile is gone. */
  record ProfileRemoved(int profileId) implements Change {}

  /** The prices the central system gave. */
  record PricesSaved(PriceSchedule schedule) implements Change {}

  /** A fact is now like this; it replaces the one of the same kind and key. */
  record FactSaved(StoredFact fact) implements Change {}

  /** A fact is gone. */
  record FactForgotten(Class<? extends StoredFact> kind, String key) implements Change {}

  /** All facts of this kind are gone. */
  record FactsForgotten(Class<? extends StoredFact> kind) implements Change {}

  /**
   * A message that must reach the central system.
   *
   * @param id counts up over the life of the station, never used twice
   * @param lane messages of one lane are delivered in the order of their ids
   */
  record MessageQueued(long id, Lane lane, Outgoing<?> message) implements Change {}

  /** A queued message is delivered or given up. */
  record MessageDone(long id) implements Change {}

  /** Queues that don't wait for each other. */
  enum Lane {
    /** Transaction events, block E. */
    TRANSACTION,
    /** Security events, A04. */
    SECURITY,
    /** How firmware updates and log uploads stand, L01 and N01. */
    FILES,
    /** What became of reservations, block H. */
    RESERVATION,
    /** Our own messages. */
    INTERCHANGE
  }
}
