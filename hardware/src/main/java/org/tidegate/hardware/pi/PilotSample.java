package org.tidegate.hardware.pi;

import java.util.OptionalDouble;

/**
 * One measurement of a control pilot. Immutable.
 *
 * @param high of the signal's positive part, V; absent: it can't be measured now
 * @param low of its negative part, V; absent: it can't be measured
 */
record PilotSample(OptionalDouble high, OptionalDouble low) {
  /** Where only the positive part is seen. */
  static PilotSample positive(double volts) {
    return new PilotSample(OptionalDouble.of(volts), OptionalDouble.empty());
  }
}
