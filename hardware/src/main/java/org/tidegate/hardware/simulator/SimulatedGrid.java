package org.tidegate.hardware.simulator;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * The grid and the building behind the station. Immutable.
 *
 * @param frequencyHz where the frequency is, or goes to; absent: not measured
 * @param hertzPerSecond how fast it goes there; absent: at once
 * @param volts line-to-neutral; absent: not measured
 * @param siteLoad what the building takes without the station, negative when it generates more; absent: no site meter
 * @param siteMeterDelay how late the site meter shows what flows through it
 * @param metersSilent nothing of all this is measured any more
 * @param outage whether the grid is gone
 */
public record SimulatedGrid(
    Optional<Double> frequencyHz, Optional<Double> hertzPerSecond, Optional<Double> volts, Optional<Watts> siteLoad,
    Duration siteMeterDelay, boolean metersSilent, boolean outage) {

  /** 50 Hz, 230 V, no site meter. */
  public static final SimulatedGrid NORMAL = new SimulatedGrid(Optional.of(50.0), Optional.empty(), Optional.of(230.0),
      Optional.empty(), Duration.ZERO, false, false);

  /** The same with this frequency from now on. */
  public SimulatedGrid withFrequency(double hertz) {
    return new SimulatedGrid(Optional.of(hertz), Optional.empty(), volts, siteLoad, siteMeterDelay, metersSilent,
        outage);
  }

  /** The same, its frequency on its way to this one. */
  public SimulatedGrid withFrequencyRamp(double hertz, double hertzEachSecond) {
    return new SimulatedGrid(Optional.of(hertz), Optional.of(hertzEachSecond), volts, siteLoad, siteMeterDelay,
        metersSilent, outage);
  }

  /** The same with this voltage. */
  public SimulatedGrid withVolts(double value) {
    return new SimulatedGrid(frequencyHz, hertzPerSecond, Optional.of(value), siteLoad, siteMeterDelay, metersSilent,
        outage);
  }

  /** The same with a site meter, and this load of the building. */
  public SimulatedGrid withSiteLoad(Watts load) {
    return new SimulatedGrid(frequencyHz, hertzPerSecond, volts, Optional.of(load), siteMeterDelay, metersSilent,
        outage);
  }

  /** The same with a site meter that is this late. */
  public SimulatedGrid withSiteMeterDelay(Duration delay) {
    return new SimulatedGrid(frequencyHz, hertzPerSecond, volts, siteLoad, delay, metersSilent, outage);
  }

  /** The same, measured or not. */
  public SimulatedGrid withMetersSilent(boolean silent) {
    return new SimulatedGrid(frequencyHz, hertzPerSecond, volts, siteLoad, siteMeterDelay, silent, outage);
  }

  /** The same, there or gone. */
  public SimulatedGrid withOutage(boolean gone) {
    return new SimulatedGrid(frequencyHz, hertzPerSecond, volts, siteLoad, siteMeterDelay, metersSilent, gone);
  }
}
