package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.discharge.Situation.Margins;
import org.tidegate.domain.quantity.Watts;

/**
 * What the installer configured of the limits of power. Immutable.
 *
 * @param margins against hunting
 * @param enterServiceRamp how long the power takes to rise to the rated one after a disturbance of the grid
 * @param siteMeter whether there is a meter at the site's grid connection: until it is read the building is unknown
 * @param siteMeterOldest how old its reading may be
 * @param sitePerPhase most power on one phase of the site's grid connection, either way; absent: no limit of its own
 */
public record GateSettings(Margins margins, Duration enterServiceRamp, boolean siteMeter, Duration siteMeterOldest,
    Optional<Watts> sitePerPhase) {
  /** What is used where nothing is configured; a site meter is read every second while something flows. */
  public static final GateSettings DEFAULT = new GateSettings(Margins.DEFAULT, Duration.ZERO, false,
      Duration.ofSeconds(15));

  /** Without a limit for single phases. */
  public GateSettings(Margins margins, Duration enterServiceRamp, boolean siteMeter, Duration siteMeterOldest) {
    this(margins, enterServiceRamp, siteMeter, siteMeterOldest, Optional.empty());
  }
}
