package org.tidegate.hardware.pi;

import java.util.OptionalDouble;

/** A converter from volts to numbers. For tasks of the pins' worker. */
@FunctionalInterface
interface Adc {
  /** Volts at this input; absent when they can't be read. */
  OptionalDouble volts(int channel);
}
