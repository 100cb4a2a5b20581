package org.tidegate.domain.station;

import java.time.Duration;
import java.util.Optional;
import org.tidegate.domain.quantity.Watts;

/**
 * How the commanded power may move, as the installer configured it. Immutable.
 *
 * @param rampWattsPerSecond most change of the commanded power by a setpoint; absent: at once
 * @param deadBand a setpoint closer to 0 W than this does not start the converter, and stops it
 * @param minimumOn for so long after a start the dead band does not stop it; a setpoint of 0 W does, and every limit
 * @param minimumOff for so long after a stop, or before the other direction, a setpoint does not start it
 * @param siteMeterDelay how late the site meter's values may be
 */
public record Movement(
    Optional<Integer> rampWattsPerSecond, Watts deadBand, Duration minimumOn, Duration minimumOff,
    Duration siteMeterDelay) {

  /** What is used where nothing is configured: every setpoint at once, and a site meter that is at most 1.5 s late. */
  public static final Movement DEFAULT = new Movement(Optional.empty(), Watts.ZERO, Duration.ZERO, Duration.ZERO,
      Duration.ofMillis(1_500));

  /** The same with this ramp. */
  public Movement withRamp(Optional<Integer> wattsPerSecond) {
    return new Movement(wattsPerSecond, deadBand, minimumOn, minimumOff, siteMeterDelay);
  }
}
