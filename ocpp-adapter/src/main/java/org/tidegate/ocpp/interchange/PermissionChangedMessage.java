package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code PermissionChanged}, station to central system. Immutable.
 *
 * @param version 1
 * @param permissionId random, unique
 * @param sessionId the vehicle's stay
 * @param evseId where it stands
 * @param state {@code asked}, {@code granted}, {@code denied}, {@code expired}, {@code withdrawn}, {@code superseded} or
 *     {@code ended}
 * @param by {@code panel}, {@code phone}, {@code remote}, {@code standing-order} or {@code station}
 * @param at when it came to this, UTC
 * @param conditions present when it was ever granted
 * @param textVersion of the text that the driver saw; absent when nobody saw any
 * @param language BCP 47 tag of that text
 */
public record PermissionChangedMessage(@Nullable Integer version, String permissionId, String sessionId,
    Integer evseId, String state, String by, Instant at, @Nullable WireConditions conditions,
    @Nullable String textVersion,
    @Nullable String language) {
  /** Its {@code messageId}. */
  public static final String ID = "PermissionChanged";
  private static final Set<String> STATES = Set.of("asked", "granted", "denied", "expired", "withdrawn", "superseded",
      "ended");

  /** Checks everything. */
  public PermissionChangedMessage {
    version = Bounds.version(version);
    Bounds.text("permissionId", permissionId, Bounds.LONGEST_ID);
    Bounds.text("sessionId", sessionId, Bounds.LONGEST_ID);
    Bounds.required("evseId", evseId);
    Bounds.atLeast("evseId", evseId, 1);
    Bounds.oneOf("state", state, STATES);
    Bounds.oneOf("by", by, Set.of("panel", "phone", "remote", "standing-order", "station"));
    Bounds.required("at", at);
    Bounds.optionalText("textVersion", textVersion, 50);
    Bounds.optionalText("language", language, 35);
  }
}
