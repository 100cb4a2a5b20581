package org.tidegate.domain.operation;

import java.math.BigDecimal;
import java.util.Optional;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.GridSupport;

/** Operation mode LocalFrequency, OCPP 2.1 Q08: power by the grid's frequency, and by the aFRR signal on top. Pure. */
public final class LocalFrequency {
  private LocalFrequency() {}

  /**
   * Baseline, plus what the curve says at this frequency (2.1 Q08.FR.06, 2.1 Q08.FR.07), plus what the other curve says of the
   * signal (2.1 Q08.FR.10).
   *
   * @param hertz the frequency to go by; absent: not known, or too old
   * @param signal in force; absent: none yet, nothing is added
   */
  public static Target of(GridSupport support, Optional<Double> hertz, Optional<Integer> signal) {
    var curve = support.byFrequency();
    if (hertz.isEmpty() || curve.isEmpty()) {
      return Target.unknown(LimitReason.GRID_FREQUENCY);
    }
    double added = support.bySignal().flatMap(bySignal -> signal.map(bySignal::at)).orElse(0.0);
    double baseline = support.baseline().map(BigDecimal::doubleValue).orElse(0.0);
    return Target.of(watts(baseline + curve.get().at(hertz.get()) + added));
  }

  /**
   * The frequency to go by: the newest, unless it moved by less than the threshold since the one that power goes by now
   * (2.1 Q08.FR.07, LocalFrequencyUpdateThreshold).
   */
  public static Optional<Double> heeded(Optional<Double> before, Optional<Double> newest, int thresholdMilliHertz) {
    boolean moved = before.isEmpty() || newest.isEmpty()
        || Math.rint(Math.abs(newest.get() - before.get()) * 1e6) >= thresholdMilliHertz * 1e3;
    return moved ? newest : before;
  }

  /** What binary fractions make of a whole number of watts is a whole number still. */
  private static Watts watts(double power) {
    return Watts.towardsZero(Math.rint(power * 1e6) / 1e6);
  }
}
