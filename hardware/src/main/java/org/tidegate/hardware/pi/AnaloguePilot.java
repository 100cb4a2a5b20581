package org.tidegate.hardware.pi;

import java.util.OptionalDouble;
import org.tidegate.hardware.pi.PiSettings.Analogue;

/** A control pilot by a converter behind the board's two peak detectors. For tasks of the pins' worker. */
final class AnaloguePilot implements PilotSource {
  private final Adc adc;
  private final Analogue wiring;

  AnaloguePilot(Adc adc, Analogue wiring) {
    this.adc = adc;
    this.wiring = wiring;
  }

  /** Without its negative peak a missing diode would not be seen: then all of it can't be measured. */
  @Override
  public PilotSample sample() {
    var low = scaled(wiring.low());
    return new PilotSample(low.isPresent() ? scaled(wiring.high()) : low, low);
  }

  private OptionalDouble scaled(PiSettings.Scaled input) {
    var volts = adc.volts(input.channel());
    return volts.isPresent()
        ? OptionalDouble.of(volts.getAsDouble() * input.factor() + input.offset())
        : OptionalDouble.empty();
  }
}
