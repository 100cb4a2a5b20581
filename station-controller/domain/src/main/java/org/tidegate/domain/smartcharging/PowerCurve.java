package org.tidegate.domain.smartcharging;

import java.math.BigDecimal;
import java.util.Comparator;
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
   * Watts at a value: on the straight line between its neighbours; beyond the ends what the end says. Of two points at the
   * same value the later received holds from there on.
   */
  public double at(double value) {
    var sorted = points.stream().sorted(Comparator.comparing(Point::at)).toList();
    int next = 0;
    while (next < sorted.size() && sorted.get(next).at().doubleValue() <= value) {
      next++;
    }
    if (next == 0 || next == sorted.size()) {
      return sorted.get(next == 0 ? 0 : next - 1).power().doubleValue();
    }
    return between(sorted.get(next - 1), sorted.get(next), value);
  }

  private static double between(Point left, Point right, double value) {
    double part = (value - left.at().doubleValue()) / (right.at().doubleValue() - left.at().doubleValue());
    return left.power().doubleValue() + part * (right.power().doubleValue() - left.power().doubleValue());
  }

  /**
   * One point. Immutable.
   *
   * @param at hertz, or the value of an AFRRSignal
   * @param power in watts, positive into the vehicle
   */
  public record Point(BigDecimal at, BigDecimal power) {}
}
