package org.tidegate.hardware.simulator;

import java.util.Optional;

/**
 * How the frequency goes from one value to another. Immutable.
 *
 * @param from Hz at the beginning; absent: not measured then
 * @param to Hz at the end; absent: not measured any more
 * @param hertzPerSecond absent: at once
 * @param since nanoseconds of the monotonic clock
 */
record FrequencyRamp(Optional<Double> from, Optional<Double> to, Optional<Double> hertzPerSecond, long since) {

  static FrequencyRamp steady(Optional<Double> hertz, long now) {
    return new FrequencyRamp(hertz, hertz, Optional.empty(), now);
  }

  static FrequencyRamp from(Optional<Double> before, Optional<Double> to, Optional<Double> rate, long now) {
    return new FrequencyRamp(before, to, rate, now);
  }

  /** Hz at this moment. */
  Optional<Double> at(long now) {
    if (from.isEmpty() || to.isEmpty() || hertzPerSecond.isEmpty()) {
      return to;
    }
    double most = hertzPerSecond.get() * (now - since) / 1e9;
    double way = to.get() - from.get();
    return Optional.of(Math.abs(way) <= most ? to.get() : from.get() + Math.copySign(most, way));
  }
}
