package org.tidegate.domain.station;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.quantity.Watts;

/**
 * The grid and the building at the station's connection. Immutable.
 *
 * @param at when it was read, UTC
 * @param frequencyHz grid frequency
 * @param volts line-to-neutral voltage
 * @param siteLoad what the building takes without the station, negative when it generates more; absent without a site
 *     meter
 * @param siteMeter what flows through the meter of the site's grid connection, station included, positive from the grid;
 *     it may be some time behind; absent without a site meter
 * @param sitePhases the same of each phase, where that meter tells it
 * @param outage whether the grid is gone
 */
public record GridReading(
    Instant at, Optional<Double> frequencyHz, Optional<Double> volts, Optional<Watts> siteLoad,
    Optional<Watts> siteMeter, Optional<PhaseLoads> sitePhases, boolean outage) {

  /** Of a meter that knows no phases. */
  public GridReading(Instant at, Optional<Double> frequencyHz, Optional<Double> volts, Optional<Watts> siteLoad,
      Optional<Watts> siteMeter, boolean outage) {
    this(at, frequencyHz, volts, siteLoad, siteMeter, Optional.empty(), outage);
  }
}
