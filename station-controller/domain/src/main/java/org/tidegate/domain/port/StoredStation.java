package org.tidegate.domain.port;

import java.util.List;
import java.util.Optional;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.smartcharging.InstalledProfile;

/**
 * All that was stored before this start. Immutable.
 *
 * @param variables values set by the central system
 * @param sessions that were not over
 * @param permissions the newest state of each permission of those sessions
 * @param records of those sessions, oldest first
 * @param chainHead the newest record of all; absent before the first
 * @param profiles charging profiles
 * @param prices the last schedule of the central system
 * @param facts by kind, then in the order of their keys
 * @param queue messages not delivered, in the order of their ids
 * @param highestMessageId ever used; 0 before the first
 */
public record StoredStation(
    List<Change.VariableSet> variables,
    List<StoredSession> sessions,
    List<Permission> permissions,
    List<InterchangeRecord> records,
    Optional<ChainHead> chainHead,
    List<InstalledProfile> profiles,
    Optional<PriceSchedule> prices,
    List<StoredFact> facts,
    List<Change.MessageQueued> queue,
    long highestMessageId) {

  /** A station that never ran before. */
  public static final StoredStation EMPTY = new StoredStation(
      List.of(), List.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(),
      0);

  /** The facts of this kind. */
  public <F extends StoredFact> List<F> facts(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
