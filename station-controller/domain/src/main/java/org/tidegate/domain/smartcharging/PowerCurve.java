package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.List;

/**
 * OCPP 2.1: power by something measured or signalled, such as {@code v2xFreqWattCurve}. Immutable. Holds what was
 * received, even if wrong.
 *
 * @param points in the order received
 */
public record PowerCurve(List<Point> points) {

  /** Copies the points. */
  public PowerCurve {
    points = List.copyOf(points);
  }

  /**
   * One point. Immutable.
   *
   * @param at hertz, or the value of an AFRRSignal
   * @param power in watts, positive into the vehicle
   */
  public record Point(BigDecimal at, BigDecimal power) {}
}
