package org.tidegate.hardware.simulator;

import java.time.Instant;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.station.GridReading;

/**
 * The grid and the building behind the station. Immutable.
 *
 * @param frequencyHz absent: not measured
 * @param volts line-to-neutral; absent: not measured
 * @param siteLoad what the building takes without the station, ≥ 0; absent: no site meter
 * @param outage whether the grid is gone
 */
public record SimulatedGrid(
    Optional<Double> frequencyHz, Optional<Double> volts, Optional<Watts> siteLoad, boolean outage) {

  /** 50 Hz, 230 V, no site meter. */
  public static final SimulatedGrid NORMAL = new SimulatedGrid(Optional.of(50.0), Optional.of(230.0), Optional.empty(),
      false);

  /** The same with this frequency. */
  public SimulatedGrid withFrequency(double hertz) {
    return new SimulatedGrid(Optional.of(hertz), volts, siteLoad, outage);
  }

  /** The same with this voltage. */
  public SimulatedGrid withVolts(double value) {
    return new SimulatedGrid(frequencyHz, Optional.of(value), siteLoad, outage);
  }

  /** The same with a site meter that shows this load. */
  public SimulatedGrid withSiteLoad(Watts load) {
    return new SimulatedGrid(frequencyHz, volts, Optional.of(load), outage);
  }

  /** The same, there or gone. */
  public SimulatedGrid withOutage(boolean gone) {
    return new SimulatedGrid(frequencyHz, volts, siteLoad, gone);
  }

  GridReading readingAt(Instant now) {
    return new GridReading(now, frequencyHz, volts, siteLoad, outage);
  }
}
