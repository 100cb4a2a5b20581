package org.tidegate.domain.security;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * One event of the security log, A04.FR.04. Immutable.
 *
 * @param number counts up over the life of the station
 * @param at when, UTC
 * @param type what
 * @param detail without secrets, at most 255 characters
 */
public record SecurityLogLine(long number, Instant at, SecurityEventType type, Optional<String> detail)
    implements
      StoredFact {
  @Override
  public String key() {
    // Facts come back in the order of their keys.
    return "%019d".formatted(number);
  }

  /** As a line of text. */
  public String line() {
    return at + " " + type + detail.map(text -> " " + text.replaceAll("\\p{Cntrl}", " ")).orElse("");
  }
}
