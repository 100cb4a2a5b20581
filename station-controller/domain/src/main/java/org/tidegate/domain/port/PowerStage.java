package org.tidegate.domain.port;

import java.time.Duration;
import org.tidegate.domain.quantity.Watts;

/**
 * The converter (DC) or the controlled supply (AC) of one EVSE: the only thing that moves power. Called on the station
 * loop; never blocks: a driver keeps one slot with the newest command, not a queue of old ones.
 *
 * <p>A command holds for its lease only. When the lease ends before the next command, the device itself goes to 0 W (a
 * reversion timer, the board's heart-beat): a driver must never renew a lease on its own. A command of 0 W needs no
 * lease. What the power really is comes back as {@link HardwareEvents#measured}; a device that does not follow raises a
 * fault.
 */
public interface PowerStage {
  /** The longest lease. */
  Duration LONGEST_LEASE = Duration.ofSeconds(3);

  /**
   * Moves this much power from now on.
   *
   * @param target positive into the vehicle, negative out of it
   * @param lease how long without another command, at most {@link #LONGEST_LEASE}
   */
  void command(Watts target, Duration lease);

  /**
   * What all limits of this moment leave of discharging, whatever is commanded: told before a command that needs more, and
   * after one that needs less. A device that has a limit of its own holds it, so that two have to fail before more flows;
   * it holds without a lease, and is 0 W until it is told for the first time.
   *
   * @param most out of the vehicle, as a size
   */
  default void dischargeAtMost(Watts most) {}

  /** Nothing is planned: a device that can may sleep, until the next command of more than 0 W. */
  default void rest() {}
}
