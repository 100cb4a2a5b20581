package org.tidegate.domain.driver;

import java.time.Instant;
import org.tidegate.domain.sale.SessionSums;

/**
 * One stay of a driver who wanted to be remembered. Immutable.
 *
 * @param plugged when it began, UTC
 * @param unplugged when it ended, UTC
 * @param sums of its records
 * @param records how many were settled
 * @param recordsMatchMeter whether their energy equals the difference of the meter's registers
 */
public record Visit(Instant plugged, Instant unplugged, SessionSums sums, int records, boolean recordsMatchMeter) {}
