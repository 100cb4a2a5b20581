package org.tidegate.domain.permission;

import java.time.Instant;
import java.util.Optional;

/**
 * A driver's answer, or the question while there is none. Immutable. Only a person's act, or the standing
 * order that a person gave, makes one {@code GRANTED}.
 *
 * @param id random, unique
 * @param sessionId the one session it is for
 * @param evseId where the vehicle stands
 * @param state where in its life it is
 * @param by who brought it there
 * @param at when it came there, UTC
 * @param conditions under which it was granted; present when it was ever granted
 * @param textVersion version of the text that the driver saw
 * @param language BCP 47 tag of the text that the driver saw
 */
public record Permission(
    String id,
    String sessionId,
    int evseId,
    PermissionState state,
    By by,
    Instant at,
    Optional<Conditions> conditions,
    String textVersion,
    String language) {

  /** Whether the aggregator may act. */
  public boolean isGranted() {
    return state == PermissionState.GRANTED;
  }

  /** The same permission, later in its life. */
  public Permission moved(PermissionState to, By mover, Instant when) {
    return new Permission(id, sessionId, evseId, to, mover, when, conditions, textVersion, language);
  }

  /** The same permission under other conditions. */
  public Permission under(Conditions others, Instant when) {
    return new Permission(id, sessionId, evseId, state, by, when, Optional.of(others), textVersion, language);
  }

  /** Who or what moved a permission. */
  public enum By {
    /** A person at the station's panel. */
    PANEL("panel"),
    /** A person on a phone, over the station's own page. */
    PHONE("phone"),
    /** A person elsewhere, over the central system. */
    REMOTE("remote"),
    /** A stored standing order of an identified driver, announced and not stopped. */
    STANDING_ORDER("standing-order"),
    /** The station itself: it may ask, expire and end, never grant. */
    STATION("station");

    private final String token;

    By(String token) {
      this.token = token;
    }

    /** The spelling used in messages. */
    public String token() {
      return token;
    }
  }
}
