package org.tidegate.domain.operation;

import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.quantity.Watts;

/** Operation mode LocalLoadBalancing, OCPP 2.1 Q09: the site's load is kept between two thresholds. Pure. */
public final class LocalLoadBalancing {
  private LocalLoadBalancing() {}

  /**
   * The setpoint before, changed by what the load is above or below the thresholds (2.1 Q09.FR.04).
   *
   * <p>The standard's load is what the upstream meter shows, station included. The meter is late and the converter takes
   * its time, so the load that is compared here is the one that the setpoint before leads to once it is followed:
   * else a deviation that is being mended already would be mended again and again, and the power would swing.
   *
   * @param others what everything but the vehicle takes at the site's meter; absent: not known, or too old
   * @param before the setpoint that this mode asked for last
   * @param thresholds absent: not set, or contradictory
   */
  public static Target of(Optional<Watts> others, Watts before, Optional<Thresholds> thresholds) {
    if (others.isEmpty() || thresholds.isEmpty()) {
      return Target.unknown(LimitReason.SITE_METER);
    }
    long load = (long) others.get().value() + before.value();
    return Target.of(bounded(before.value() + thresholds.get().correction(load)));
  }

  private static Watts bounded(long watts) {
    return new Watts((int) Math.clamp(watts, -Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  /**
   * The variables V2XChargingCtrlr.LocalLoadBalancing, in watts, positive from the grid. Immutable.
   *
   * @param upper above it the load is brought down
   * @param lower below it the load is brought up
   * @param upperOffset the load is brought down to the upper threshold and this
   * @param lowerOffset the load is brought up to the lower threshold and this
   */
  public record Thresholds(Watts upper, Watts lower, Watts upperOffset, Watts lowerOffset) {
    /**
     * Whether one is above the other, as it must be (2.1 Q09.FR.02), and mending one deviation does not make the other.
     */
    public boolean areInOrder() {
      return upper.compareTo(lower) > 0 && !upper.plus(upperOffset).plus(lower.negated()).isDischarge()
          && !lower.plus(lowerOffset).plus(upper.negated()).isCharge();
    }

    private long correction(long load) {
      if (load > upper.value()) {
        return (long) upper.value() + upperOffset.value() - load;
      }
      return load < lower.value() ? (long) lower.value() + lowerOffset.value() - load : 0;
    }
  }
}
