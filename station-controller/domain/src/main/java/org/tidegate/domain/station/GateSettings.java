package org.tidegate.domain.station;

import java.time.Duration;
import org.tidegate.domain.discharge.Situation.Margins;

/**
 * What the installer configured of the limits of power. Immutable.
 *
 * @param margins against hunting
 * @param enterServiceRamp how long the power takes to rise to the rated one after a disturbance of the grid
 * @param siteMeter whether there is a meter at the site's grid connection: until it is read the building is unknown
 * @param siteMeterOldest how old its reading may be
 */
public record GateSettings(Margins margins, Duration enterServiceRamp, boolean siteMeter, Duration siteMeterOldest) {
  /** What is used where nothing is configured; a site meter is read every second while something flows. */
  public static final GateSettings DEFAULT = new GateSettings(Margins.DEFAULT, Duration.ZERO, false,
      Duration.ofSeconds(15));
}
