package org.tidegate.hardware.modbus.sunspec;

import java.util.Optional;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.sunspec.Models.Control;

/**
 * A converter's own limit of what it gives to the grid, points WMaxLimPctEna and WMaxLimPct of model 704: in percent of the
 * active power that model 702 has as set (WMax), else as rated. It says nothing of charging. Immutable.
 *
 * @param whole what 100 % are
 * @param scale a percent is 10 to the power of minus this many of the device's steps
 */
record GenerationLimit(Watts whole, int scale) {
  /** Beyond this, 100 % no longer fit into a register. */
  private static final int FINEST_SCALE = -2;
  private static final int COARSEST_SCALE = 2;
  private static final int ALL = 100;

  /** Absent where the device has no such limit. */
  static Optional<GenerationLimit> of(Image control, Watts whole) {
    var scale = control.scale(Control.LIMIT_SCALE);
    boolean isUsable = control.choice(Control.LIMIT_ENABLED).isPresent() && !whole.isZero()
        && scale.isPresent() && scale.getAsInt() >= FINEST_SCALE && scale.getAsInt() <= COARSEST_SCALE;
    return isUsable ? Optional.of(new GenerationLimit(whole, scale.getAsInt())) : Optional.empty();
  }

  /**
   * In the device's steps. Whole percents, rounded up: the setpoint is what is exact, and the limit of a site whose load
   * moves is not written with each watt.
   *
   * @param most as a size
   */
  int steps(Watts most) {
    int percent = (int) Math.min(ALL, Math.ceilDiv((long) most.value() * ALL, whole.value()));
    return (int) Math.ceil(percent * Math.pow(10, -scale));
  }
}
