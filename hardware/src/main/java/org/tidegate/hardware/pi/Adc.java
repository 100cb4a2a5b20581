package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** A converter from volts to numbers. For tasks of the pins' worker. */
@FunctionalInterface
interface Adc {
  /** Volts at this input; absent when they can't be read. */
  OptionalDouble volts(int channel);

  /**
   * The converter at this place.
   *
   * @param clock monotonic nanoseconds
   */
  static Adc of(Context pi4j, PiSettings.Converter place, LongSupplier clock) {
    return switch (place) {
      case PiSettings.OnSpi spi -> new Mcp3208(pi4j, spi);
      case PiSettings.OnI2c i2c -> new Ads1115(pi4j, i2c, clock);
    };
  }
}
