package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * The grid and the building at the station's connection. Immutable.
 *
 * @param at when it was read, UTC
 * @param frequencyHz grid frequency
 * @param volts line-to-neutral voltage
 * @param siteLoad what the building takes without the station, ≥ 0; absent without a site meter
 * @param outage whether the grid is gone
 */
public record GridReading(
    Instant at, Optional<Double> frequencyHz, Optional<Double> volts, Optional<Watts> siteLoad, boolean outage) {}
