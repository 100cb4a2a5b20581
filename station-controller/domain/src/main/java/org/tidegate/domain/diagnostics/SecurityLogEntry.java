package org.tidegate.domain.diagnostics;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.port.StoredFact;

/**
 * A security event as the station keeps it, OCPP 2.0.1 A04 and N01. Immutable.
 *
 * @param number counts up over the life of the station
 * @param type from the appendix's list of security events
 */
public record SecurityLogEntry(long number, Instant at, String type, Optional<String> detail) implements StoredFact {
  /** Its number, so that keys are in order. */
  @Override
  public String key() {
    return "%019d".formatted(number);
  }

  /** One line of the log. */
  public String line() {
    return at + " " + type + detail.map(text -> " " + text.replaceAll("\\p{Cntrl}", " ")).orElse("");
  }
}
