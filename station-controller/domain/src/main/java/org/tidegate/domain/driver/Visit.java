package org.tidegate.domain.driver;

import java.time.Instant;
import java.util.List;
import org.tidegate.domain.sale.SessionSums;

/**
 * One stay of a driver who wanted to be remembered. Immutable.
 *
 * @param plugged when it began, UTC
 * @param unplugged when it ended, UTC
 * @param sums of its records
 * @param records how many were settled
 * @param recordsMatchMeter whether their energy equals the difference of the meter's registers
 * @param gains of the other conditions that were worth trying; none where the stay can't be judged
 */
public record Visit(Instant plugged, Instant unplugged, SessionSums sums, int records, boolean recordsMatchMeter,
    List<Gain> gains) {
  /** Copies the list. */
  public Visit {
    gains = List.copyOf(gains);
  }

  /** The same, judged. */
  Visit judged(List<Gain> others) {
    return new Visit(plugged, unplugged, sums, records, recordsMatchMeter, others);
  }
}
