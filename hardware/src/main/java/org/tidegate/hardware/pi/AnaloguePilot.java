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

  @Override
  public PilotSample sample() {
    return new PilotSample(scaled(wiring.high()), scaled(wiring.low()));
  }

  private OptionalDouble scaled(PiSettings.Scaled input) {
    var volts = adc.volts(input.channel());
    return volts.isPresent()
        ? OptionalDouble.of(volts.getAsDouble() * input.factor() + input.offset())
        : OptionalDouble.empty();
  }
}
