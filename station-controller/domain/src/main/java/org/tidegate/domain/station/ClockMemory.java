package org.tidegate.domain.station;

import java.time.Duration;
import java.time.Instant;
import org.tidegate.domain.port.StoredFact;

/**
 * How late it was, for the next start: until a central system says how late it is then, the machine's clock and this must do.
 * Immutable.
 *
 * @param machine the machine's clock, UTC
 * @param station what the station went by at that moment, UTC
 */
public record ClockMemory(Instant machine, Instant station) implements StoredFact {
  @Override
  public String key() {
    return "";
  }

  /** How far the station's clock was ahead of the machine's. */
  Duration ahead() {
    return Duration.between(machine, station);
  }
}
