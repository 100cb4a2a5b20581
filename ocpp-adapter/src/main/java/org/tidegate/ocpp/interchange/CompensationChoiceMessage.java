package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code CompensationChoice}, station to central system, resent until accepted: book a {@code choiceId} once. Immutable.
 *
 * @param version 1
 * @param choiceId random, unique
 * @param sessionId the vehicle's stay
 * @param evseId where it stood
 * @param partyRef of the stay's records
 * @param use {@code offset} or {@code points}
 * @param at when it was chosen, UTC; the newest counts
 */
public record CompensationChoiceMessage(@Nullable Integer version, String choiceId, String sessionId, Integer evseId,
    String partyRef, String use, Instant at) {
  /** Its {@code messageId}. */
  public static final String ID = "CompensationChoice";

  /** Checks everything. */
  public CompensationChoiceMessage {
    version = Bounds.version(version);
    Bounds.text("choiceId", choiceId, Bounds.LONGEST_ID);
    Bounds.text("sessionId", sessionId, Bounds.LONGEST_ID);
    Bounds.required("evseId", evseId);
    Bounds.atLeast("evseId", evseId, 1);
    Bounds.text("partyRef", partyRef, Bounds.LONGEST_ID);
    Bounds.oneOf("use", use, Set.of("offset", "points"));
    Bounds.required("at", at);
  }
}
