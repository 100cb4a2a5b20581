package org.tidegate.demo.aggregator;

import java.time.Instant;

/**
 * A question on a user's phone. Immutable.
 *
 * @param id of its own
 * @param state {@code open}, {@code sent} while the station has not answered, or what came of it
 */
record Notification(String id, Instant at, User user, KnownStay stay, String state) {
  static final String OPEN = "open";

  boolean isOpen() {
    return state.equals(OPEN);
  }

  Notification now(String next) {
    return new Notification(id, at, user, stay, next);
  }
}
